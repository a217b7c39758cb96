/**
 * Money that leaves the balance for the merchant's bank, by hand or every midnight, and the account
 * that it leaves.
 *
 * <p>Start reading at {@link testmode.simulator.payouts.Payouts}, then {@code PayoutFlow}. May
 * import the rooms {@code wire}, {@code account}, {@code resource}, {@code fixtures}, {@code
 * events}, {@code ledger} and {@code cards}; no other room imports it.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.payouts;
