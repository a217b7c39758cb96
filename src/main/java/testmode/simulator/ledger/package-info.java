/**
 * The account's money: one balance transaction for each movement, the balance as their sum, fees,
 * currencies and exchange rates. It is told amounts and does not know charges, disputes or payouts.
 *
 * <p>Start reading at {@link testmode.simulator.ledger.Ledger}, then {@code Balance}. May import
 * the rooms {@code wire}, {@code account}, {@code resource}, {@code fixtures} and {@code events}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.ledger;
