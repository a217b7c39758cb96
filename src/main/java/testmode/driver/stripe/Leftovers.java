package testmode.driver.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import testmode.driver.StripeAccess;
import testmode.network.FaultyNetwork;

/**
 * Cancels the PaymentIntents of a scenario that are still open when it ends, however it ended, and
 * lets its Checkout Sessions expire. A call that a fault still holds may be about to make one: it
 * is let go and waited for.
 */
public final class Leftovers implements AutoCloseable {

  /** The states in which Stripe lets a PaymentIntent be canceled. */
  public static final Set<String> CANCELLABLE =
      Set.of(
          "requires_payment_method",
          "requires_confirmation",
          "requires_action",
          "requires_capture");

  /** Stripe answers within a few seconds; whoever waits longer keeps the next scenario waiting. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final StripeClient stripe;
  private final FaultyNetwork network;

  /**
   * @param network the scenario's own: what was made there is the scenario's, and nothing else is
   */
  public Leftovers(StripeAccess account, FaultyNetwork network) {
    this.stripe = StripeApiLedger.client(account);
    this.network = network;
  }

  /** Cancels what can be; what cannot be asked or canceled now is left for a sweep. */
  @Override
  public void close() {
    network.clearFaults();
    awaitLastAnswers();
    for (String id : network.checkoutSessionsMade()) {
      expire(id);
    }
    for (String id : network.paymentIntentsMade()) {
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

  /** Stripe cancels the PaymentIntent of a session with the session only. */
  private void expire(String session) {
    try {
      if ("open".equals(stripe.v1().checkout().sessions().retrieve(session).getStatus())) {
        stripe.v1().checkout().sessions().expire(session);
      }
    } catch (StripeException left) {
      // It runs out by itself within a day, and is in nobody's way.
      return;
    }
  }

  private void awaitLastAnswers() {
    long began = System.nanoTime();
    CountDownLatch nobody = new CountDownLatch(1);
    try {
      while (!network.quiet() && System.nanoTime() - began < LAST_ANSWERS.toNanos()) {
        // A wait that can be interrupted: nobody counts down.
        if (nobody.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("a latch that nobody counts down went down");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
