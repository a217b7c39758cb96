package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriftReportTest {
  private static final String VERSION = "2026-07-29.dahlia";
  private static final Facts FACTS =
      Facts.of(
          List.of(
              new Fact("OBSERVED", "A refund is made", "recordings 1", List.of("POST /v1/refunds")),
              new Fact("ASSUMED", "A refund is quick", "a guess", List.of("POST /v1/refunds")),
              new Fact("DIFFERS", "A live key is refused", "it is safer", List.of())));

  private static String text(Compared... compared) {
    return new DriftReport(List.of(compared), FACTS, VERSION).text();
  }

  private static Compared compared(String version, List<Difference> found, Left... left) {
    return new Compared(
        Kept.recording(version, Kept.call(1, "POST", 0, 1)), 1, found, List.of(left));
  }

  private static Difference amount(boolean alone) {
    return new Difference(1, "POST", "/v1/refunds", "$.amount", "1000", "1001", alone);
  }

  @Test
  void aDifferenceIsToldWithTheSurenessOfItsRoute() {
    assertThat(text(compared(VERSION, List.of(amount(true)))))
        .isEqualToNormalizingNewlines(
            """
            paid-7.json: Paid (features/paid.feature:7)
              1 POST /v1/refunds (1 OBSERVED, 1 ASSUMED)
                $.amount: recorded 1000, simulated 1001

            Only assumed on POST /v1/refunds:
              A refund is quick (a guess)
            Deliberately otherwise than at Stripe:
              A live key is refused (it is safer)

            1 difference in 1 of 1 recordings: 1 requests asked again, 0 not wholly compared.\
            """);
  }

  @Test
  void anotherVersionIsSaidBecauseItExplainsKeys() {
    assertThat(text(compared("2026-08-26.dahlia", List.of(amount(true)))))
        .contains("  recorded with API 2026-08-26.dahlia, simulated with 2026-07-29.dahlia: keys");
  }

  @Test
  void aCallBesideAnotherIsSaidToBe() {
    assertThat(text(compared(VERSION, List.of(amount(false)))))
        .contains("(1 OBSERVED, 1 ASSUMED), beside another call: Stripe's order is not known");
  }

  @Test
  void whatCouldNotBeComparedIsNamedEvenIfNothingDiffers() {
    Left cut = new Left(1, "POST", "/v1/refunds", "its body is too long to be kept whole", true);

    assertThat(text(compared(VERSION, List.of(), cut)))
        .contains("  1 POST /v1/refunds was not compared: its body is too long to be kept whole")
        .endsWith("No difference in 1 recordings: 1 requests asked again, 1 not wholly compared.");
  }

  @Test
  void whatIsLeftOutForGoodReasonIsCounted() {
    Left page = new Left(1, "GET", "/3ds", "it is a page", false);

    assertThat(text(compared(VERSION, List.of(), page, page)))
        .startsWith("left out 2 ×: it is a page");
  }

  @Test
  void valuesAreShownWithoutSecretsAndInShort() {
    Difference secret =
        new Difference(1, "GET", "/v1/x", "$.a", "sk_test_51AbCdEfGhIj", "y".repeat(500), true);

    assertThat(secret.recorded()).isEqualTo("sk_test_****GhIj");
    assertThat(secret.simulated()).hasSizeLessThan(200).endsWith("…");
  }
}
