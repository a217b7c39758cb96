package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded chains in other currencies, at other prices, by other ids: the answers look alike. */
final class VariationsTest {
  private static final String VISA = "pm_card_visa";

  /**
   * Recorded requests in their order.
   *
   * @param card what the recorded payment method was
   * @param payment what was made before the first request; empty for nothing
   * @param steps recordings, and between them the seconds that pass
   */
  private record Chain(String card, String payment, List<Object> steps) {}

  private static final List<Chain> CHAINS =
      List.of(
          new Chain(
              VISA,
              "",
              List.of(
                  "020a-pi-create-plain-defaults",
                  "021a-pi-create-confirm-4242-keyed",
                  "021d-pi-get-expand-latest-charge",
                  3,
                  "021e-charge-list-by-pi-later-has-bt",
                  "021g-pi-update-amount-after-success",
                  "021h-pi-cancel-succeeded",
                  "070e-charge-capture-already-captured")),
          new Chain(
              "pm_card_visa_chargeDeclined",
              "",
              List.of(
                  "030a-decline-on-create-confirm-402",
                  "030b-declined-pi-get",
                  "030c-declined-charge-get")),
          new Chain(
              "pm_card_threeDSecure2Required",
              "",
              List.of("037-off-session-authentication-required")),
          new Chain(
              VISA,
              "amount=5000&currency=usd&confirm=true&capture_method=manual",
              List.of(
                  "041-over-capture",
                  "040a-manual-capture-hold",
                  "040b-manual-capture-uncaptured-charge",
                  "040c-partial-capture",
                  "040e-partially-captured-charge",
                  "040d-capture-again-after-partial")),
          new Chain(
              VISA,
              "amount=1200&currency=usd",
              List.of("044a-pi-cancel-with-reason", "044b-pi-cancel-twice")),
          new Chain(
              VISA,
              "amount=5000&currency=usd&confirm=true&description=scenario 05 charge",
              List.of(
                  3,
                  "060a-refund-partial",
                  "060b-charge-after-partial-refund",
                  "060c-charge-expand-refunds",
                  "060d-refund-remainder",
                  "060e-refund-after-full",
                  3,
                  "060f-refund-list-by-charge")),
          new Chain(
              VISA,
              "amount=3200&currency=usd&confirm=true",
              List.of(
                  3,
                  "061a-refund-by-payment-intent",
                  "061b-over-refund-after-partial",
                  "061c-refund-without-target",
                  3,
                  "061e-refund-update-metadata")),
          new Chain(
              VISA,
              "amount=4400&currency=cad&confirm=true&description=scenario 11 charge",
              List.of(3, "080a-bt-list-by-source-charge")),
          new Chain(
              "pm_card_createDispute",
              "amount=6000&currency=usd&confirm=true&description=scenario 05 disputed",
              List.of(1, "090a-disputed-charge", "090c-refund-disputed-charge")),
          new Chain(
              "pm_card_createDisputeInquiry",
              "amount=2100&currency=cad&confirm=true",
              List.of(2, "093-dispute-inquiry")));

  private static final List<Variation.Terms> TERMS =
      List.of(
          new Variation.Terms("usd", 3, 11),
          new Variation.Terms("eur", 1, 12),
          new Variation.Terms("gbp", 1_700, 13),
          new Variation.Terms("jpy", 1, 14),
          new Variation.Terms("kwd", 10, 15));

  static Stream<Arguments> inAllTerms() {
    return CHAINS.stream()
        .flatMap(chain -> TERMS.stream().map(terms -> Arguments.of(chain, terms)));
  }

  @ParameterizedTest
  @MethodSource("inAllTerms")
  void aRecordedChainLooksAlikeInOtherTerms(Chain chain, Variation.Terms terms) {
    try (Variation variation = new Variation(terms)) {
      variation.begin(chain.card(), chain.payment());
      for (Object step : chain.steps()) {
        if (step instanceof Integer seconds) {
          variation.pass(seconds);
        } else {
          variation.repeat(step.toString());
        }
      }
    }
  }

  @Test
  void theTermsHaveEveryKindOfCurrency() {
    assertThat(TERMS).extracting(Variation.Terms::currency).contains("usd", "jpy", "kwd");
  }
}
