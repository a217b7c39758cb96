package testmode.acceptance.saboteurs;

import java.util.List;
import testmode.merchant.ActionTakenForPayment;
import testmode.merchant.DeclineAsBreakdown;
import testmode.merchant.ExpiryLeavesIntent;
import testmode.merchant.KeyPerAttempt;
import testmode.merchant.KeyPerOrder;
import testmode.merchant.NoKey;
import testmode.merchant.OneTextForAll;
import testmode.merchant.ReturnAddressBelieved;
import testmode.merchant.TimeoutTakenForFailure;

/** Saboteurs who charge twice, or take for paid or not paid what is neither. */
final class PaymentSaboteurs {

  /** The clicks meet at nearly every try; this many misses in a row are no chance. */
  private static final int RACES = 20;

  private PaymentSaboteurs() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur(
                "M01",
                "no key",
                "Every click makes a new payment at Stripe: no idempotency key, no claim on the"
                    + " order.",
                "https://github.com/Attendize/Attendize/issues/748",
                NoKey::new)
            .turnsRed(Scenarios.TWO_CLICKS)
            .leavesGreen(Scenarios.DECLINE)
            .within(RACES),
        new Saboteur(
                "M02",
                "one key per order",
                "The idempotency key is the order's number, so a second card meets the answer to"
                    + " the first.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/pull/541",
                KeyPerOrder::new)
            .turnsRed(Scenarios.DECLINE)
            .leavesGreen(Scenarios.TWO_CLICKS),
        new Saboteur(
                "M03",
                "a new key per attempt",
                "Every HTTP attempt of one payment carries another idempotency key.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/2339",
                KeyPerAttempt::new)
            .turnsRed(Scenarios.REPLY_LOST)
            .leavesGreen(Scenarios.GOOD_CARD),
        new Saboteur(
                "M16",
                "action taken for payment",
                "A payment that still waits for the shopper's bank counts as paid.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/pull/3520",
                ActionTakenForPayment::new)
            .turnsRed(Scenarios.APPROVES, Scenarios.ABANDONS)
            .leavesGreen(Scenarios.NO_MONEY),
        new Saboteur(
                "M18",
                "decline as breakdown",
                "A declined card ends in an error page instead of a reason and another try.",
                "https://github.com/openfoodfoundation/openfoodnetwork/issues/9038",
                DeclineAsBreakdown::new)
            .turnsRed(Scenarios.DECLINE, Scenarios.EXPIRED)
            .leavesGreen(Scenarios.APPROVES),
        new Saboteur(
                "M24",
                "time-out taken for failure",
                "When Stripe does not answer, the shop says that nothing was charged.",
                "https://github.com/beam-community/stripity-stripe/issues/476",
                TimeoutTakenForFailure::new)
            .turnsRed(Scenarios.NO_REPLY, Scenarios.PAYS_AGAIN)
            .leavesGreen(Scenarios.DECLINE),
        new Saboteur(
                "M25",
                "return address believed",
                "Whoever opens the return page with redirect_status=succeeded has paid.",
                "https://github.com/laravel/docs/pull/9334",
                ReturnAddressBelieved::new)
            .turnsRed(Scenarios.CLAIMED_SUCCESS)
            .leavesGreen(Scenarios.GOOD_CARD),
        new Saboteur(
                "M31",
                "expiry leaves the PaymentIntent",
                "The reservation ends and the order is cancelled, but the shopper can still be"
                    + " charged for it.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/1756",
                ExpiryLeavesIntent::new)
            .turnsRed(Scenarios.ABANDONS)
            .leavesGreen(Scenarios.APPROVES),
        new Saboteur(
                "M32",
                "one text for every decline",
                "Whatever the bank's reason, the shopper reads the same words.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/1450",
                OneTextForAll::new)
            .turnsRed(Scenarios.NO_MONEY, Scenarios.EXPIRED, Scenarios.PROCESSING_ERROR)
            .leavesGreen(Scenarios.DECLINE));
  }
}
