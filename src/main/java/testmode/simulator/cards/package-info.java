/**
 * Who pays, and with what: customers, payment methods, Stripe's test cards and how each of them
 * declines. Nothing here charges a card.
 *
 * <p>Start reading at {@link testmode.simulator.cards.PaymentMethods}, then {@code TestCards}. May
 * import the rooms {@code wire}, {@code account}, {@code resource}, {@code events} and {@code
 * fixtures}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.cards;
