/**
 * What a shopper's bank does about a charge: it warns of fraud, asks, takes the money back, and
 * decides in the end who keeps it. Everything happens on the account's clock.
 *
 * <p>Start reading at {@link testmode.simulator.disputes.Disputes}, then {@code DisputeFlow}. May
 * import every room but {@code pipeline}, {@code refunds}, {@code payouts} and {@code control}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.disputes;
