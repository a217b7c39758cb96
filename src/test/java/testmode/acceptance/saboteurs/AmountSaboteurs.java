package testmode.acceptance.saboteurs;

import java.util.List;
import testmode.merchant.FeeByFormula;
import testmode.merchant.FloatingPoint;
import testmode.merchant.HundredForEveryCurrency;
import testmode.merchant.PartBookedAsWhole;
import testmode.merchant.RefundBookedPerTelling;
import testmode.merchant.RefundBookedUnheard;
import testmode.merchant.UnclaimedRefund;

/** Saboteurs who charge, book or give back another amount than they should. */
final class AmountSaboteurs {

  /** The two requests meet at nearly every try; this many misses in a row are no chance. */
  private static final int RACES = 20;

  private AmountSaboteurs() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur(
                "M19",
                "a hundred for every currency",
                "Prices are multiplied by a hundred, in yen and in dinars too.",
                "https://github.com/Paymenter/Paymenter/issues/1258",
                HundredForEveryCurrency::new)
            .turnsRed(Scenarios.YEN, Scenarios.DINARS)
            .leavesGreen(Scenarios.EUROS_1999),
        new Saboteur(
                "M20",
                "floating point",
                "Prices are computed in floating point and cut off, and 19.99 loses a cent.",
                "https://github.com/BasedHardware/omi/pull/10158",
                FloatingPoint::new)
            .turnsRed(Scenarios.EUROS_1999)
            .leavesGreen(Scenarios.YEN),
        new Saboteur(
                "M22",
                "unclaimed refund",
                "A refund is sent without an idempotency key and without a look at what is left.",
                "https://github.com/ingenesis/shopp/issues/3241",
                UnclaimedRefund::new)
            .turnsRed(Scenarios.REFUND_AT_ONCE, Scenarios.REFUND_KEY, Scenarios.REFUND_REPLY_LOST)
            .leavesGreen(Scenarios.REFUND)
            .within(RACES),
        new Saboteur(
                "M23",
                "refund booked per telling",
                "A refund is booked from Stripe's answer, and once more from its event.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/838",
                RefundBookedPerTelling::new)
            .turnsRed(Scenarios.REFUND_EVENT)
            .leavesGreen(Scenarios.GOOD_CARD),
        new Saboteur(
                "M34",
                "fee by formula",
                "Fee and net are computed from the price (2.9 % and 30 cents) instead of read from"
                    + " Stripe.",
                null,
                FeeByFormula::new)
            .turnsRed(Scenarios.EXCHANGED, Scenarios.HANDLING_FAILS)
            .leavesGreen(Scenarios.GOOD_CARD),
        new Saboteur(
                "M35",
                "part booked as whole",
                "Any refund makes the order refunded, whatever its amount.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/5699",
                PartBookedAsWhole::new)
            .turnsRed(Scenarios.PARTIAL_REFUNDS)
            .leavesGreen(Scenarios.REFUND),
        new Saboteur(
                "M36",
                "refund booked unheard",
                "A refund is booked when it is asked for, and stays so when Stripe makes none.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/898",
                RefundBookedUnheard::new)
            .turnsRed(Scenarios.REFUND_LOST, Scenarios.REFUND_REFUSED)
            .leavesGreen(Scenarios.REFUND));
  }
}
