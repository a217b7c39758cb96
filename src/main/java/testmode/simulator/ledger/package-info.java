/**
 * The account's money: one balance transaction for each movement, fees, currencies and exchange
 * rates. It is told amounts and does not know charges or refunds.
 *
 * <p>Start reading at {@link testmode.simulator.ledger.Ledger}, then {@code ExchangeRates}. May
 * import the rooms {@code wire}, {@code account}, {@code resource} and {@code fixtures}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.ledger;
