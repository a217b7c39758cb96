package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.acceptance.evidence.ScenarioResult.Status.FAILED;
import static testmode.acceptance.evidence.ScenarioResult.Status.NOT_OFFERED;
import static testmode.acceptance.evidence.ScenarioResult.Status.PASSED;
import static testmode.acceptance.evidence.ScenarioResult.Status.SKIPPED;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import testmode.acceptance.selection.Selection;
import testmode.driver.gate.Trouble;

class SummaryTest {

  private static final RunFacts FACTS =
      new RunFacts(
          "simulator",
          "reference shop",
          "2026-07-29.dahlia",
          "abc1234567-dirty",
          "20417",
          "5",
          "17",
          " -Dtestmode.merchant=my-shop.yaml",
          Instant.parse("2026-11-23T12:34:56Z"),
          Optional.empty(),
          "");

  private static final ScenarioResult PAID =
      result("Ada pays | once", 7, PASSED, null, "@INT-025.1");
  private static final ScenarioResult LATE =
      result(
          "A late reply", 12, FAILED, "The outcome should be paid, but is unknown.", "@INT-025.1");
  private static final ScenarioResult FEES =
      result("Fees are booked", 20, SKIPPED, "the merchant books no fees", "@INT-025.2");

  @Test
  void startsWithTheVerdictAndItsReason() {
    assertThat(page(Selection.ALL, PAID, FEES).lines())
        .startsWith(
            "# NOT VERIFIED",
            "",
            "1 passed, 0 failed, 1 skipped; not verified: INT-025.2 (skipped).",
            "",
            "**Not to be signed: only a run of everything that ends VERIFIED is a sign-off.**");
  }

  @Test
  void tellsTheCircumstances() {
    assertThat(page(Selection.ALL, PAID))
        .contains(
            "| Stripe | simulator |",
            "| Merchant | reference shop |",
            "| Stripe API version | 2026-07-29.dahlia |",
            "| Commit | abc1234567-dirty |",
            "| Seed | 20417 |",
            "| Seed of the running order | 5 |",
            "| Date | 2026-11-23 12:34 UTC |");
  }

  @Test
  void tellsThatWrongShopsPlayedAndWhoWentUnnoticed() {
    SignOff signOff = signOff(Selection.ALL, List.of(PAID));
    WrongShops noticed = new WrongShops(List.of("M01", "M07"), List.of());
    WrongShops unnoticed = new WrongShops(List.of("M01", "M07"), List.of("M07"));

    assertThat(new Summary(signOff.with(noticed), FACTS, "reports").markdown())
        .contains("| Saboteurs | 2 wrong shops played, each was noticed (docs/saboteurs.md) |");
    assertThat(new Summary(signOff.with(unnoticed), FACTS, "reports").markdown())
        .contains("| Saboteurs | 2 wrong shops played, unnoticed: M07 |");
    assertThat(page(Selection.ALL, PAID)).doesNotContain("wrong shops played");
  }

  @Test
  void whatTheAuditFoundStandsBesideTheVerdictAndChangesNothingOfIt() {
    RunAudit audit = new RunAudit(List.of(RunAuditTest.entry(7, RunAuditTest.UNKEYED)));
    SignOff signOff = signOff(Selection.ALL, List.of(PAID));

    assertThat(new Summary(signOff, FACTS, audit, "reports").markdown())
        .startsWith("# " + signOff.headline() + "\n")
        .contains("| Idempotency audit | 1 mistake in 3 calls")
        .contains("\n\n## Idempotency audit\n\n")
        .contains("a second one charges again.\n  - look at: ");
    assertThat(page(Selection.ALL, PAID))
        .contains("| Idempotency audit | no call that moves money was seen |")
        .doesNotContain("## Idempotency audit");
  }

  @Test
  void aShardSaysThatItIsOneOfSeveral() {
    assertThat(page(new Selection(null, null, null, false, "2/4"), PAID))
        .startsWith(
            "# PARTIAL LOOK\n\n1 passed, 0 failed, 0 skipped; not a sign-off: one of 4 shards, to"
                + " be merged, selected by testmode.shard=2/4.\n")
        .doesNotContain("## Signed");
  }

  @Test
  void countsEachRequiredRow() {
    assertThat(page(Selection.ALL, PAID, LATE, FEES))
        .contains(
            "| INT-025.1 | Paid once | FAILED | 1 | 1 | 0 | 0 | 1.0 |",
            "| INT-025.2 | Refunded once | skipped | 0 | 0 | 1 | 0 | 0.5 |");
  }

  @Test
  void givesTheReasonOfEachSkipAndTheFirstLineOfEachFailure() {
    assertThat(page(Selection.ALL, LATE, FEES))
        .contains(
            "- **A late reply** (`features/x.feature:12`)  \n"
                + "  The outcome should be paid, but is unknown.\n",
            "- **Fees are booked** (`features/x.feature:20`)  \n  the merchant books no fees\n");
  }

  @Test
  void givesWhatAFindingSaysBelowItsFirstLine() {
    AssertionError finding =
        new AssertionError(
            "The outcome should be paid, but is unknown.\n"
                + "  Stripe's ledger  : 1 charge\n"
                + "  look at          : nobody asked Stripe again\n"
                + "Expected: x\n");
    ScenarioResult unknown =
        new ScenarioResult(
            LATE.name(),
            LATE.place(),
            LATE.tags(),
            FAILED,
            0.5,
            20417,
            FailureText.firstLine(finding),
            FailureText.particulars(finding));

    assertThat(page(Selection.ALL, unknown))
        .contains(
            "  The outcome should be paid, but is unknown.\n"
                + "  - Stripe's ledger: 1 charge\n"
                + "  - look at: nobody asked Stripe again\n\n");
    assertThat(new Summary(signOff(Selection.ALL, List.of(unknown)), FACTS, "reports").console())
        .endsWith(
            "      The outcome should be paid, but is unknown.\n"
                + "      look at: nobody asked Stripe again\n");
  }

  @Test
  void tellsWhatTheAppDoesNotOfferApartFromSkips() {
    ScenarioResult clicks =
        result(
            "Both clicks reach Stripe",
            30,
            NOT_OFFERED,
            "Not offered: my shop lacks 'shopper-confirm': not mapped",
            "@INT-025.1");

    assertThat(page(Selection.ALL, PAID, clicks, FEES))
        .contains(
            "1 passed, 0 failed, 1 skipped, 1 not offered; not verified: INT-025.2 (skipped).",
            "| INT-025.1 | Paid once | passed | 1 | 0 | 0 | 1 | 1.0 |",
            "| Both clicks reach Stripe | not offered | 0.5 | features/x.feature:30 |",
            "## Not offered by this app\n\n"
                + "- my shop lacks 'shopper-confirm': not mapped (1 scenario)\n",
            "## Skips\n\n- **Fees are booked**");
  }

  @Test
  void tellsWhatWasNotLookedAtWithItsReasonAndHowOftenItWasMissed() {
    NotLookedAt goods = new NotLookedAt("fulfilments", "the mapping file extracts none");
    ScenarioResult first = inPart(7, goods);
    ScenarioResult second = inPart(12, goods, new NotLookedAt("prices", "untold"));

    assertThat(page(Selection.ALL, first, second))
        .contains(
            "2 passed (2 in part), 0 failed",
            "| INT-025.1 | Paid once | passed, not looked at: fulfilments, prices | 2 |",
            "| Ada pays | passed, not looked at: fulfilments | 0.5 | features/x.feature:7 |",
            "## Not looked at\n\n"
                + "- **fulfilments**, in 2 of the scenarios that passed: the mapping file extracts"
                + " none\n"
                + "- **prices**, in 1 of the scenarios that passed: untold\n");
    assertThat(page(Selection.ALL, PAID)).doesNotContain("ot looked at");
  }

  @Test
  void tellsStripesTroublesApartFromWhatScenariosFound() {
    Trouble silent = new Trouble(Trouble.Kind.UNREACHABLE, "no answer to GET /v1/events");
    Trouble broken = new Trouble(Trouble.Kind.BROKEN, "Stripe answered 503 to POST /v1/refunds");
    StripeTraffic traffic =
        new StripeTraffic(120, 3, Duration.ofMillis(2_500), List.of(silent, broken, silent));
    ScenarioResult refund =
        new ScenarioResult(
            "A refund",
            "features/x.feature:30",
            List.of(),
            ScenarioResult.Status.UNVERIFIED,
            0.5,
            1,
            "Could not be verified: Stripe answered 503 to POST /v1/refunds while it played.",
            List.of("meanwhile: Stripe should hold exactly 1 refund"));
    RunFacts facts =
        new RunFacts(
            "test mode at https://api.stripe.com",
            FACTS.merchant(),
            FACTS.apiVersion(),
            FACTS.commit(),
            "1",
            "1",
            FACTS.jdk(),
            "",
            FACTS.at(),
            Optional.of(traffic),
            "");

    Summary summary = new Summary(signOff(Selection.ALL, List.of(refund)), facts, "reports");

    assertThat(summary.markdown())
        .startsWith("# COULD NOT BE VERIFIED")
        .contains(
            "| Requests to Stripe | 120 |",
            "| Refused for their pace and sent again | 3, held back 2.5 s |",
            "| Troubles of Stripe | 2 without an answer, 1 answered with an error of Stripe's own"
                + " |",
            "## Could not be verified\n\n- **A refund** (`features/x.feature:30`)",
            "  - meanwhile: Stripe should hold exactly 1 refund\n",
            "## Troubles of Stripe\n\n"
                + "- 2 × no answer to GET /v1/events\n"
                + "- 1 × Stripe answered 503 to POST /v1/refunds\n",
            "    mvn verify -Dcucumber.features=features/x.feature:30")
        .doesNotContain("## Failures");
    assertThat(summary.console())
        .startsWith("COULD NOT BE VERIFIED: 0 passed")
        .contains("features/x.feature:30  A refund");
  }

  @Test
  void namesTheReportsOfThisRunAndNotThoseOfAnother() {
    assertThat(page(Selection.ALL, PAID))
        .contains("`target/x/reports/allure.html`")
        .doesNotContain("`reports/allure.html`");
  }

  @Test
  void namesTheLineThatRunsTheFirstFailureAgain() {
    assertThat(page(Selection.ALL, PAID, LATE))
        .contains(
            "    mvn verify -Dcucumber.features=features/x.feature:12 -Dtestmode.seed=20417"
                + " -Dtestmode.merchant=my-shop.yaml\n");
  }

  @Test
  void namesTheFirstRowThatFailed() {
    ScenarioResult refund = result("A refund", 30, FAILED, "Booked twice.", "@INT-025.2");

    assertThat(page(Selection.ALL, PAID, refund)).contains("filter.tags=@INT-025.2 -Dtestmode");
    assertThat(page(Selection.ALL, PAID, LATE, refund))
        .contains("filter.tags=@INT-025.1 -Dtestmode");
    assertThat(page(Selection.ALL, PAID)).contains("filter.tags=@INT-025.1 -Dtestmode");
  }

  @Test
  void keepsATableWholeWhenANameHoldsItsSeparator() {
    assertThat(page(Selection.ALL, PAID))
        .contains("| Ada pays \\| once | passed | 0.5 | features/x.feature:7 |");
  }

  @Test
  void onlyAVerifiedRunHasAPlaceToSign() {
    ScenarioResult refunded = result("Refunded", 20, PASSED, null, "@INT-025.2");
    Selection part = new Selection("features/x.feature", null, null, false, null);

    assertThat(page(Selection.ALL, PAID, refunded))
        .startsWith("# VERIFIED\n")
        .contains("## Signed")
        .doesNotContain("Not to be signed");
    List.of(page(part, PAID, refunded), page(Selection.ALL, LATE), page(Selection.ALL, PAID))
        .forEach(
            other ->
                assertThat(other)
                    .contains("\n\n**" + Summary.NOT_TO_BE_SIGNED + "**\n\n")
                    .doesNotContain("## Signed"));
  }

  @Test
  void aWrongShopThatNobodyNoticedHasNone() {
    ScenarioResult refunded = result("Refunded", 20, PASSED, null, "@INT-025.2");
    RunFacts facts =
        new RunFacts(
            FACTS.mode(),
            "reference shop, wrong on purpose: saboteur M07 (docs/saboteurs.md)",
            FACTS.apiVersion(),
            FACTS.commit(),
            FACTS.seed(),
            FACTS.orderSeed(),
            FACTS.jdk(),
            FACTS.again(),
            FACTS.at(),
            FACTS.traffic(),
            "");
    List<ScenarioResult> green = List.of(PAID, refunded);
    SignOff signOff = signOff(Selection.ALL, green);

    assertThat(facts.saboteur()).isEqualTo("M07");
    assertThat(FACTS.saboteur()).isNull();
    assertThat(WrongShops.of(FACTS, green, WrongShops.NONE)).isEqualTo(WrongShops.NONE);
    assertThat(WrongShops.of(facts, List.of(LATE), WrongShops.NONE).unnoticed()).isEmpty();
    assertThat(
            new Summary(
                    signOff.with(WrongShops.of(facts, green, WrongShops.NONE)), facts, "reports")
                .markdown())
        .startsWith("# NOT VERIFIED\n\n")
        .contains("no scenario noticed the wrong shop M07.", "1 wrong shop played, unnoticed: M07")
        .contains(Summary.NOT_TO_BE_SIGNED)
        .doesNotContain("## Signed");
  }

  @Test
  void theReportsFirstPageTellsTheVerdictAndWhetherItMayBeSigned() {
    ScenarioResult refunded = result("Refunded", 20, PASSED, null, "@INT-025.2");

    assertThat(environment(PAID, refunded)).containsEntry("Verdict", "VERIFIED");
    assertThat(environment(LATE)).containsEntry("Verdict", "FAILED (not to be signed)");
  }

  @Test
  void listsWhatOnlyStripeWasAskedApart() {
    ScenarioResult rule = result("One key has one effect", 5, PASSED, null, "@stripe-rules");

    assertThat(page(Selection.ALL, PAID, rule))
        .contains(
            "\n### Stripe's own rules, in which no shop has a part\n\n"
                + "| Scenario | Result | Seconds | Place |\n|---|---|--:|---|\n"
                + "| One key has one effect | passed |")
        .doesNotContain("Beyond the required rows");
  }

  @Test
  void theConsoleShowsTheFirstFailuresAndCountsTheRest() {
    List<ScenarioResult> many = Collections.nCopies(12, LATE);

    assertThat(new Summary(signOff(Selection.ALL, many), FACTS, "reports").console())
        .startsWith("FAILED: 0 passed, 12 failed, 0 skipped.")
        .contains("features/x.feature:12  A late reply")
        .endsWith("  and 2 more\n");
  }

  private static Map<String, String> environment(ScenarioResult... scenarios) {
    return new Summary(signOff(Selection.ALL, List.of(scenarios)), FACTS, "reports").environment();
  }

  private static String page(Selection selection, ScenarioResult... scenarios) {
    return new Summary(signOff(selection, List.of(scenarios)), FACTS, "target/x/reports")
        .markdown();
  }

  private static SignOff signOff(Selection selection, List<ScenarioResult> scenarios) {
    return new SignOff(
        List.of(new Requirement(1, "Paid once"), new Requirement(2, "Refunded once")),
        scenarios,
        new AcceptedSkips(Set.of()),
        selection);
  }

  private static ScenarioResult inPart(int line, NotLookedAt... gaps) {
    return new ScenarioResult(
        "Ada pays",
        "features/x.feature:" + line,
        List.of("@INT-025.1"),
        PASSED,
        0.5,
        20417,
        null,
        List.of(),
        List.of(gaps));
  }

  private static ScenarioResult result(
      String name, int line, ScenarioResult.Status status, @Nullable String reason, String tag) {
    return new ScenarioResult(
        name, "features/x.feature:" + line, List.of(tag), status, 0.5, 20417, reason, List.of());
  }
}
