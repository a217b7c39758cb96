/**
 * Checkout: sessions that a merchant opens, and the page on which a shopper pays them. A session's
 * PaymentIntent is made when the shopper first presses pay, as in Stripe since 2022.
 *
 * <p>Start reading at {@link testmode.simulator.checkout.CheckoutSessions}, then {@code
 * SessionFlow} and {@code CheckoutPages}. May import every room but {@code pipeline}, {@code
 * refunds} and {@code control}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.checkout;
