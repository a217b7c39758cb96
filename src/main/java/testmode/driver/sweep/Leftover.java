package testmode.driver.sweep;

import testmode.driver.Money;
import testmode.driver.stripe.RunMarks;

/**
 * A PaymentIntent that a dead run left open.
 *
 * @param marks whose it is
 * @param paymentIntent its id
 * @param state as Stripe calls it, {@code requires_action}
 */
public record Leftover(RunMarks marks, String paymentIntent, Money amount, String state) {}
