/**
 * What a merchant sells: products, and the prices that they are sold at. Nothing here charges
 * anybody; subscriptions are not simulated, though recurring prices are kept and shown.
 *
 * <p>Start reading at {@link testmode.simulator.catalog.Prices}, then {@code PriceParams}. May
 * import the rooms {@code wire}, {@code account}, {@code resource}, {@code fixtures}, {@code
 * events} and {@code ledger}, the last for its currencies.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.catalog;
