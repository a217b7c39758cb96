/**
 * What happens when a PaymentIntent meets a card: a charge, a hold, a decline, or 3-D Secure first.
 * Every step leaves new snapshots, ledger rows and events in Stripe's order.
 *
 * <p>Start reading at {@link testmode.simulator.payments.CardPayments}, then {@code PaymentIntent}.
 * May import every room but {@code pipeline}, {@code disputes}, {@code refunds}, {@code payouts},
 * {@code setup} and {@code control}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.payments;
