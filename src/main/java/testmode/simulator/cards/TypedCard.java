package testmode.simulator.cards;

import testmode.simulator.account.VirtualClock;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** A card that came into a request by its number, or as an alias stands for one. */
record TypedCard(TestCard card, CardEntry entry) {

  TypedCard {
    if (card.is(CardBehaviour.UNSUPPORTED)) {
      throw StripeError.invalid(
          null,
          "payment_method",
          "This simulator does not support the "
              + card
              + " ("
              + card.whyUnsupported()
              + "). fixtures/stripe/cards.csv lists the cards that it supports.");
    }
  }

  /** What an alias or one of Stripe's own tokens carries. */
  static TypedCard ofAlias(TestCard card, VirtualClock clock) {
    return new TypedCard(card, CardEntry.ofAlias(clock));
  }

  /** Reads {@code card[number]} and what is typed beside it. */
  static TypedCard of(TestCards cards, Form typed, VirtualClock clock) {
    String number = typed.required("number").replaceAll("[ -]", "");
    if (!CardNumber.isValid(number)) {
      throw StripeError.cardError("incorrect_number", "number", "Your card number is incorrect.");
    }
    CardEntry entry = CardEntry.of(typed, clock);
    TestCard card = cards.byNumber(number);
    if (card == null) {
      // Stripe's answer to a number that is not one of its test cards.
      throw StripeError.cardError(
              "card_declined",
              "number",
              "Your card was declined. Your request was in test mode, but used a non test card."
                  + " For a list of valid test cards, visit: https://stripe.com/docs/testing.")
          .with("decline_code", "test_mode_live_card");
    }
    return new TypedCard(card, entry);
  }
}
