package testmode.acceptance.saboteurs;

import java.util.List;
import testmode.merchant.EarlyEventDropped;
import testmode.merchant.EveryEventFulfils;
import testmode.merchant.FailureAnswered200;
import testmode.merchant.LateFailureCounts;
import testmode.merchant.LookThenBook;
import testmode.merchant.RememberedTooEarly;
import testmode.merchant.StaleEventPasses;
import testmode.merchant.StrangerAnswered400;
import testmode.merchant.UnsignedEventPasses;
import testmode.merchant.WebhookIgnored;

/** Saboteurs who believe any event, lose true ones, or let one count twice. */
final class WebhookSaboteurs {

  /** The copies meet at nearly every try; this many misses in a row are no chance. */
  private static final int RACES = 20;

  private WebhookSaboteurs() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur(
                "M04",
                "unsigned events pass",
                "An event is verified if it has a signature; without one it is believed.",
                "https://github.com/Robert-Velhorst/013-Hire-AI/issues/87",
                UnsignedEventPasses::new)
            .turnsRed(Scenarios.UNSIGNED)
            .leavesGreen(Scenarios.STALE),
        new Saboteur(
                "M06",
                "stale events pass",
                "The time inside the signature is not looked at, so a recorded event is good for"
                    + " ever.",
                "https://github.com/n8n-io/n8n-docs/pull/4851",
                StaleEventPasses::new)
            .turnsRed(Scenarios.STALE)
            .leavesGreen(Scenarios.UNSIGNED),
        new Saboteur(
                "M07",
                "every event fulfils",
                "Each delivery of the paid event sends the goods out.",
                "https://github.com/woocommerce/woocommerce-gateway-stripe/issues/3326",
                EveryEventFulfils::new)
            .turnsRed(Scenarios.GOOD_CARD, Scenarios.SECOND_DELIVERY)
            .leavesGreen(Scenarios.UNSIGNED),
        new Saboteur(
                "M08",
                "look, then book",
                "Two deliveries at one moment both find that the event was not handled yet.",
                "https://github.com/Pinelab-studio/pinelab-vendure-plugins/issues/620",
                LookThenBook::new)
            .turnsRed(Scenarios.EIGHT_COPIES)
            .leavesGreen(Scenarios.SECOND_DELIVERY)
            .within(RACES),
        new Saboteur(
                "M09",
                "remembered too early",
                "An event is written down as handled before it is, so the retry finds a double.",
                "https://github.com/dj-stripe/dj-stripe/issues/832",
                RememberedTooEarly::new)
            .turnsRed(Scenarios.HANDLING_FAILS)
            .leavesGreen(Scenarios.SECOND_DELIVERY),
        new Saboteur(
                "M10",
                "failure answered 200",
                "What goes wrong while an event is handled is caught, and Stripe is told that all"
                    + " is well.",
                "https://github.com/SandeepVashishtha/Eventra/issues/17830",
                FailureAnswered200::new)
            .turnsRed(Scenarios.HANDLING_FAILS)
            .leavesGreen(Scenarios.BROWSER_CLOSED),
        new Saboteur(
                "M11",
                "stranger answered 400",
                "An event that is about no order of the shop is refused.",
                "https://github.com/solspace/craft-freeform/issues/2426",
                StrangerAnswered400::new)
            .turnsRed(Scenarios.ANOTHER_SHOP)
            .leavesGreen(Scenarios.SECOND_DELIVERY),
        new Saboteur(
                "M14",
                "a late failure counts",
                "The event of a declined attempt makes a paid order unpaid.",
                "https://github.com/202-ecommerce/stripe_official/issues/79",
                LateFailureCounts::new)
            .turnsRed(Scenarios.LATE_DECLINE)
            .leavesGreen(Scenarios.SECOND_DELIVERY),
        new Saboteur(
                "M15",
                "early event dropped",
                "An event that arrives before the shop knows the payment's id finds no order and is"
                    + " dropped.",
                "https://github.com/duncanmcclean/statamic-cargo/issues/190",
                EarlyEventDropped::new)
            .turnsRed(Scenarios.EVENT_SETTLES)
            .leavesGreen(Scenarios.BROWSER_CLOSED),
        new Saboteur(
                "M33",
                "events ignored",
                "Events are acknowledged and thrown away; only the return page completes orders.",
                "https://github.com/PrestaShop/PrestaShop/issues/25530",
                WebhookIgnored::new)
            .turnsRed(Scenarios.BROWSER_CLOSED)
            .leavesGreen(Scenarios.GOOD_CARD));
  }
}
