/**
 * Who pays, and with what: customers and the cards that they keep, payment methods, tokens,
 * Stripe's test cards and how each of them declines. Nothing here charges a card.
 *
 * <p>Start reading at {@link testmode.simulator.cards.PaymentMethods}, then {@code SavedCards} and
 * {@code TestCards}. May import the rooms {@code wire}, {@code account}, {@code resource}, {@code
 * events} and {@code fixtures}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.cards;
