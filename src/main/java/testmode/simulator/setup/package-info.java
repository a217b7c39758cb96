/**
 * SetupIntents: what happens when a shopper lets a card be kept for later payments, and the
 * attempts that it took. No money moves here.
 *
 * <p>Start reading at {@link testmode.simulator.setup.CardSetups}, then {@code SetupIntent}. May
 * import the rooms {@code wire}, {@code account}, {@code resource}, {@code events}, {@code cards}
 * and {@code challenges}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.setup;
