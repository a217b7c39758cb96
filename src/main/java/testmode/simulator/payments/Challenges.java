package testmode.simulator.payments;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/** One account's 3-D Secure challenges that wait for a shopper, by PaymentIntent. */
final class Challenges {

  /**
   * One challenge.
   *
   * @param attempt the {@code payatt_…} id that the page's address carries
   * @param returnUrl where the shopper goes afterwards; null if Stripe.js shows the page itself
   */
  record Challenge(String attempt, @Nullable String returnUrl) {}

  /** Guarded by the account's lock. */
  private final Map<String, Challenge> byIntent = new HashMap<>();

  /** Guarded by the account's lock: PaymentIntent to the payment method that passed. */
  private final Map<String, String> passed = new HashMap<>();

  static Challenges of(Account account) {
    return account.get(Challenges.class, Challenges::new);
  }

  void put(String intent, Challenge challenge) {
    byIntent.put(intent, challenge);
  }

  /** The shopper passed with this payment method, and the server is to confirm again. */
  void pass(String intent, String paymentMethod) {
    passed.put(intent, paymentMethod);
  }

  boolean passed(String intent, String paymentMethod) {
    return paymentMethod.equals(passed.get(intent));
  }

  @Nullable Challenge find(String intent) {
    return byIntent.get(intent);
  }
}
