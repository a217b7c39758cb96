package testmode.acceptance.saboteurs;

/** The scenarios that saboteurs turn red or leave green: few, so that the build stays short. */
final class Scenarios {

  private static final String PAID = "checkout/paid-and-fulfilled-once";
  private static final String DECLINED = "checkout/declined-honestly";
  private static final String AUTHENTICATED = "checkout/authenticated-where-the-bank-asks";
  private static final String ONCE = "checkout/charged-at-most-once";
  private static final String EXACT = "checkout/exact-in-every-currency";
  private static final String HANDLED = "webhooks/handled-once";
  private static final String ALONE = "webhooks/completed-by-the-event-alone";
  private static final String FORGED = "webhooks/never-forged";
  private static final String RETRIED = "webhooks/retried-until-handled";
  private static final String REFUNDED = "refunds/refunded-at-most-once";
  private static final String LOST = "outages/lost-on-the-way";

  static final ScenarioName GOOD_CARD =
      in(PAID, "A good card pays an order confirmed by the merchant");
  static final ScenarioName GOOD_CARD_AT_STRIPE =
      in(PAID, "A good card pays an order confirmed by the shopper");

  static final ScenarioName DECLINE = declined("is declined");
  static final ScenarioName NO_MONEY = declined("has insufficient funds");
  static final ScenarioName EXPIRED = declined("has expired");
  static final ScenarioName PROCESSING_ERROR = declined("meets a processing error");

  static final ScenarioName APPROVES =
      in(AUTHENTICATED, "Ada approves, and the order of the merchant is paid");
  static final ScenarioName ABANDONS =
      in(
          AUTHENTICATED,
          "Ada abandons the authentication, and the order of the merchant ends with its"
              + " reservation");

  static final ScenarioName TWO_CLICKS =
      in(ONCE, "Two clicks at the same instant on the order of the merchant");

  static final ScenarioName YEN =
      in(EXACT, "An order of 80 JPY is charged as exactly 80 minor units");
  static final ScenarioName DINARS =
      in(EXACT, "An order of 5.250 KWD is charged as exactly 5250 minor units");
  static final ScenarioName EUROS_1999 =
      in(EXACT, "An order of 19.99 EUR is charged as exactly 1999 minor units");
  static final ScenarioName EXCHANGED =
      in(EXACT, "40.00 EUR is settled in USD with the rate, fee and net of Stripe's ledger");

  static final ScenarioName SECOND_DELIVERY = in(HANDLED, "The paid event comes a second time");
  static final ScenarioName EIGHT_COPIES =
      in(HANDLED, "The paid event arrives as eight copies at the same instant");
  static final ScenarioName LATE_DECLINE =
      in(HANDLED, "The event of a declined attempt arrives after the order was paid");
  static final ScenarioName ANOTHER_SHOP =
      in(HANDLED, "An event about a payment of another shop is acknowledged and changes nothing");

  static final ScenarioName BROWSER_CLOSED =
      in(ALONE, "Ada closes the browser before the return page");

  static final ScenarioName UNSIGNED =
      in(FORGED, "An event without a signature is refused and changes nothing");
  static final ScenarioName STALE =
      in(FORGED, "An event signed an hour ago is refused and changes nothing");
  static final ScenarioName CLAIMED_SUCCESS =
      in(FORGED, "A return address that claims success pays nothing");

  static final ScenarioName HANDLING_FAILS =
      in(
          RETRIED,
          "The merchant cannot reach Stripe while it handles the event, and is given it again");

  static final ScenarioName REFUND = in(REFUNDED, "A paid order is refunded in full");
  static final ScenarioName REFUND_AT_ONCE =
      in(REFUNDED, "A refund asked for twice at the same instant is made once");
  static final ScenarioName REFUND_EVENT =
      in(REFUNDED, "The event of a refund adds nothing to what was booked already");
  static final ScenarioName REFUND_KEY =
      in(REFUNDED, "A partial refund asked for again under the same request key is made once");
  static final ScenarioName REFUND_REPLY_LOST =
      in(REFUNDED, "The reply to a refund is lost, and the refund is made once");
  static final ScenarioName REFUND_LOST = refundStruckBy("request-lost");
  static final ScenarioName REFUND_REFUSED = refundStruckBy("refused-429");
  static final ScenarioName PARTIAL_REFUNDS =
      in(REFUNDED, "Two partial refunds, the rest, and one too many");

  static final ScenarioName REPLY_LOST =
      in(LOST, "reply-lost on one attempt of the merchant's payment call ends in one charge");
  static final ScenarioName NO_REPLY =
      in(
          LOST,
          "reply-lost on all attempts of the merchant's payment call leaves the outcome unknown"
              + " with exactly 1 charge at Stripe, and reconciliation settles it as paid");
  static final ScenarioName EVENT_SETTLES =
      in(LOST, "The event settles an outcome that no reply could tell");
  static final ScenarioName PAYS_AGAIN =
      in(LOST, "Ada pays again after reply-lost on all attempts, and is charged once");

  private Scenarios() {}

  private static ScenarioName declined(String story) {
    return in(
        DECLINED,
        "A card that "
            + story
            + " leaves the order of the merchant unpaid, and another card pays it once");
  }

  private static ScenarioName refundStruckBy(String fault) {
    return in(
        REFUNDED,
        fault + " on all attempts of the refund call gives nothing back, and nothing is booked");
  }

  private static ScenarioName in(String feature, String name) {
    return new ScenarioName(feature, name);
  }
}
