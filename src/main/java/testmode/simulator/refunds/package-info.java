/**
 * Money that goes back to the shopper: which charge, how much, every reason why not, and what the
 * bank does later.
 *
 * <p>Start reading at {@link testmode.simulator.refunds.Refunds}, then {@code RefundOrder} and
 * {@code RefundFlow}. May import every room but {@code pipeline}, {@code payouts} and {@code
 * control}; no other room imports it.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.refunds;
