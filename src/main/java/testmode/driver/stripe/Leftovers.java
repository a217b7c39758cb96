package testmode.driver.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import testmode.driver.StripeAccess;

/** Cancels the PaymentIntents of a scenario that are still open when it ends. */
public final class Leftovers implements AutoCloseable {

  /** The states in which Stripe lets a PaymentIntent be canceled. */
  public static final Set<String> CANCELLABLE =
      Set.of(
          "requires_payment_method",
          "requires_confirmation",
          "requires_action",
          "requires_capture");

  private final StripeClient stripe;
  private final Supplier<List<String>> intents;

  /**
   * @param intents the scenario's own, at its end
   */
  public Leftovers(StripeAccess account, Supplier<List<String>> intents) {
    this.stripe = StripeApiLedger.client(account);
    this.intents = intents;
  }

  /** Cancels what can be; what cannot be asked or canceled now is left for a sweep. */
  @Override
  public void close() {
    for (String id : intents.get()) {
      try {
        PaymentIntent intent = stripe.v1().paymentIntents().retrieve(id);
        if (CANCELLABLE.contains(intent.getStatus())) {
          stripe.v1().paymentIntents().cancel(id);
        }
      } catch (StripeException left) {
        // The scenario's result stands; `sweep` finds it by the run's marks.
        continue;
      }
    }
  }
}
