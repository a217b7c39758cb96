package testmode.merchant;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay an order, written down before Stripe is called.
 *
 * @param number 1 for the order's first
 * @param key the idempotency key of this attempt; null leaves it to the SDK
 * @param intent the order's PaymentIntent, to be confirmed; null makes a new one
 * @param payment what is sent, the same as often as the key is
 */
record Attempt(
    String orderId, int number, @Nullable String key, @Nullable String intent, Payment payment) {

  /** An attempt as the books tell it afterwards. */
  record Line(int number, String outcome, @Nullable String reason, @Nullable String failure) {}
}
