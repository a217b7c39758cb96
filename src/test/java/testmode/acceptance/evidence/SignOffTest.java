package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static testmode.acceptance.evidence.ScenarioResult.Status.FAILED;
import static testmode.acceptance.evidence.ScenarioResult.Status.NOT_OFFERED;
import static testmode.acceptance.evidence.ScenarioResult.Status.PASSED;
import static testmode.acceptance.evidence.ScenarioResult.Status.SKIPPED;
import static testmode.acceptance.evidence.ScenarioResult.Status.UNVERIFIED;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import testmode.acceptance.evidence.SignOff.Verdict;
import testmode.acceptance.selection.RunPreparation;
import testmode.acceptance.selection.Selection;

class SignOffTest {

  private static final List<Requirement> TWO_ROWS =
      List.of(new Requirement(1, "Paid once"), new Requirement(2, "Refunded once"));
  private static final NotLookedAt GOODS =
      new NotLookedAt("fulfilments", "the mapping file has none");
  private static final AcceptedSkips NONE = new AcceptedSkips(Set.of());
  private static final Selection BY_TAG = new Selection(null, "@INT-025.1", null, false, null);

  @Test
  void isVerifiedWhenEveryRequiredRowPassed() {
    SignOff signOff = whole(NONE, of(PASSED, 1), of(PASSED, 1, 2), of(PASSED));

    assertThat(signOff.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(signOff.headline()).isEqualTo("VERIFIED");
    assertThat(signOff.sentence())
        .isEqualTo("3 passed, 0 failed, 0 skipped; every required row passed.");
  }

  @Test
  void isNotVerifiedWhenARequiredRowHasNoScenario() {
    SignOff signOff = whole(NONE, of(PASSED, 1));

    assertThat(signOff.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    assertThat(signOff.sentence()).endsWith("not verified: INT-025.2 (no scenario ran).");
  }

  @Test
  void isNotVerifiedWhenOneScenarioOfARequiredRowIsSkipped() {
    SignOff signOff = whole(NONE, of(PASSED, 1), of(SKIPPED, 1), of(PASSED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    assertThat(signOff.sentence()).endsWith("not verified: INT-025.1 (skipped).");
  }

  @Test
  void aMachineWithoutABrowserVerifiesARowByItsOtherScenarios() {
    SignOff signOff = whole(NONE, of(PASSED, 1), inABrowser(SKIPPED, 1), of(PASSED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(signOff.sentence())
        .isEqualTo("2 passed, 0 failed, 1 skipped; every required row passed.");
  }

  @Test
  void aRowThatOnlyABrowserCouldHaveLookedAtIsOpen() {
    SignOff signOff = whole(NONE, inABrowser(SKIPPED, 1), of(PASSED, 2));

    assertThat(signOff.sentence()).endsWith("not verified: INT-025.1 (skipped).");
  }

  @Test
  void aFailureInABrowserFailsTheRow() {
    assertThat(whole(NONE, of(PASSED, 1), inABrowser(FAILED, 1), of(PASSED, 2)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aSkipBesideTheBrowsersLeavesTheRowOpen() {
    assertThat(whole(NONE, of(SKIPPED, 1), inABrowser(PASSED, 1), of(PASSED, 2)).verdict())
        .isEqualTo(Verdict.NOT_VERIFIED);
  }

  @Test
  void isVerifiedDespiteASkipBeyondTheRequiredRows() {
    assertThat(whole(NONE, of(PASSED, 1), of(PASSED, 2), of(SKIPPED)).verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void whatTheAppDoesNotOfferLeavesARowVerifiedByItsOtherScenarios() {
    SignOff signOff = whole(NONE, of(PASSED, 1), of(NOT_OFFERED, 1), of(PASSED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(signOff.headline()).isEqualTo("VERIFIED");
    assertThat(signOff.sentence())
        .isEqualTo("2 passed, 0 failed, 0 skipped, 1 not offered; every required row passed.");
  }

  @Test
  void aSkipBesideWhatTheAppDoesNotOfferLeavesTheRowOpen() {
    SignOff signOff = whole(NONE, of(PASSED, 1), of(NOT_OFFERED, 1), of(SKIPPED, 1), of(PASSED, 2));

    assertThat(signOff.sentence()).endsWith("not verified: INT-025.1 (skipped).");
  }

  @Test
  void aRowOfWhichNothingIsOfferedIsOpenAndSaysSo() {
    SignOff signOff = whole(NONE, of(NOT_OFFERED, 1), of(PASSED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    assertThat(signOff.sentence()).endsWith("not verified: INT-025.1 (not offered).");
  }

  @Test
  void onlyABrowserBesideWhatIsNotOfferedVerifiesNothing() {
    SignOff signOff = whole(NONE, of(NOT_OFFERED, 1), inABrowser(SKIPPED, 1), of(PASSED, 2));

    assertThat(signOff.sentence()).endsWith("not verified: INT-025.1 (skipped).");
  }

  @Test
  void whatWasNotLookedAtIsNeverPlainGreen() {
    SignOff signOff = whole(NONE, inPart(1), of(PASSED, 1), of(PASSED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(signOff.headline()).isEqualTo("VERIFIED, but fulfilments were not looked at");
    assertThat(signOff.sentence())
        .isEqualTo(
            "3 passed (1 in part), 0 failed, 0 skipped; every required row passed, but fulfilments"
                + " were not looked at: the mapping file has none.");
    assertThat(signOff.rows())
        .extracting(RowResult::words)
        .containsExactly("passed, not looked at: fulfilments", "passed");
  }

  @Test
  void whatOnlyStripeWasAskedIsCountedApart() {
    ScenarioResult rule = tagged(PASSED, List.of("@stripe-rules"));
    ScenarioResult broken = tagged(FAILED, List.of("@stripe-rules"));

    assertThat(whole(NONE, of(PASSED, 1), of(PASSED, 2), rule).sentence())
        .isEqualTo(
            "3 passed (1 about Stripe's own rules), 0 failed, 0 skipped; every required row"
                + " passed.");
    assertThat(whole(NONE, inPart(1), of(PASSED, 2), rule, broken, of(FAILED)).sentence())
        .isEqualTo(
            "3 passed (1 in part, 1 about Stripe's own rules), 2 failed (1 about Stripe's own"
                + " rules), 0 skipped.");
  }

  @Test
  void theScenariosThatOnlyAskStripeAreThoseOfTheirFolder() {
    Path project = Path.of("");
    Selection tagged = new Selection(null, "@stripe-rules", null, false, null);
    Selection folder = new Selection("features/stripe-rules", null, null, false, null);

    assertThat(RunPreparation.places(tagged, project))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(RunPreparation.places(folder, project));
  }

  @Test
  void acceptedSkipsAndWhatWasNotLookedAtAreBothSaid() {
    SignOff signOff = whole(new AcceptedSkips(Set.of("INT-025.2")), inPart(1), of(SKIPPED, 2));

    assertThat(signOff.headline())
        .isEqualTo("VERIFIED, with accepted skips, but fulfilments were not looked at");
    assertThat(signOff.sentence())
        .endsWith(
            "these skips were accepted: INT-025.2 (skipped), but fulfilments were not looked at:"
                + " the mapping file has none.");
  }

  @Test
  void aFailureWeighsMoreThanWhatWasNotLookedAt() {
    assertThat(whole(NONE, inPart(1), of(FAILED, 2)).headline()).isEqualTo("FAILED");
  }

  @Test
  void whatWasNotLookedAtBelongsToWhatPassed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result(SKIPPED, List.of(), List.of(GOODS)))
        .withMessageContaining("notLookedAt");
  }

  @Test
  void letsAnAcceptedSkipPassAndSaysSo() {
    AcceptedSkips accepted = new AcceptedSkips(Set.of("INT-025.2"));

    SignOff signOff = whole(accepted, of(PASSED, 1), of(SKIPPED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(signOff.headline()).isEqualTo("VERIFIED, with accepted skips");
    assertThat(signOff.sentence()).contains("these skips were accepted: INT-025.2 (skipped)");
  }

  @Test
  void anAcceptedRowThatPassedIsNotMentioned() {
    AcceptedSkips accepted = new AcceptedSkips(Set.of("INT-025.2"));

    assertThat(whole(accepted, of(PASSED, 1), of(PASSED, 2)).headline()).isEqualTo("VERIFIED");
  }

  @Test
  void anAcceptedRowThatFailedStillFails() {
    AcceptedSkips accepted = new AcceptedSkips(Set.of("INT-025.2"));

    assertThat(whole(accepted, of(PASSED, 1), of(FAILED, 2)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aFailureBeyondTheRequiredRowsFails() {
    assertThat(whole(NONE, of(PASSED, 1), of(PASSED, 2), of(FAILED)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aFailureWeighsMoreThanASkip() {
    assertThat(whole(NONE, of(SKIPPED, 1), of(FAILED, 2)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void whatCouldNotBeVerifiedIsNeitherPassedNorFailed() {
    SignOff signOff = whole(NONE, of(PASSED, 1), of(PASSED, 2), of(UNVERIFIED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.COULD_NOT_BE_VERIFIED);
    assertThat(signOff.headline()).isEqualTo("COULD NOT BE VERIFIED");
    assertThat(signOff.sentence())
        .isEqualTo(
            "2 passed, 0 failed, 0 skipped, 1 could not be verified; run these again when Stripe"
                + " answers.");
    assertThat(signOff.rows().get(1).standing().words()).isEqualTo("could not be verified");
  }

  @Test
  void aFailureWeighsMoreThanWhatCouldNotBeVerified() {
    SignOff signOff = whole(NONE, of(FAILED, 1), of(UNVERIFIED, 2));

    assertThat(signOff.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signOff.sentence())
        .isEqualTo("0 passed, 1 failed, 0 skipped, 1 could not be verified.");
  }

  @Test
  void whatCouldNotBeVerifiedWeighsMoreThanASkipEvenAnAcceptedOne() {
    AcceptedSkips accepted = new AcceptedSkips(Set.of("INT-025.2"));

    assertThat(whole(accepted, of(PASSED, 1), of(SKIPPED, 2), of(UNVERIFIED, 2)).verdict())
        .isEqualTo(Verdict.COULD_NOT_BE_VERIFIED);
  }

  @Test
  void aSelectionThatCouldNotBeVerifiedSaysBoth() {
    SignOff signOff = new SignOff(TWO_ROWS, List.of(of(UNVERIFIED, 1)), NONE, BY_TAG);

    assertThat(signOff.verdict()).isEqualTo(Verdict.COULD_NOT_BE_VERIFIED);
    assertThat(signOff.sentence()).contains("1 could not be verified; not a sign-off");
  }

  @Test
  void aSelectionIsNeverASignOffHoweverGreen() {
    SignOff signOff = new SignOff(TWO_ROWS, List.of(of(PASSED, 1), of(PASSED, 2)), NONE, BY_TAG);

    assertThat(signOff.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(signOff.sentence())
        .endsWith("not a sign-off: selected by cucumber.filter.tags=@INT-025.1.");
  }

  @Test
  void aFailureInASelectionFailsAndIsStillNoSignOff() {
    SignOff signOff = new SignOff(TWO_ROWS, List.of(of(FAILED, 1)), NONE, BY_TAG);

    assertThat(signOff.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signOff.sentence()).contains("not a sign-off");
  }

  @Test
  void sortsScenariosByFileAndLineAsNumbers() {
    SignOff signOff =
        whole(
            NONE,
            at("features/b.feature:9"),
            at("features/b.feature:10"),
            at("features/a.feature:20"));

    assertThat(signOff.scenarios())
        .extracting(ScenarioResult::place)
        .containsExactly("features/a.feature:20", "features/b.feature:9", "features/b.feature:10");
  }

  private static SignOff whole(AcceptedSkips accepted, ScenarioResult... scenarios) {
    return new SignOff(TWO_ROWS, Arrays.asList(scenarios), accepted, Selection.ALL);
  }

  @Test
  void aWrongShopThatNobodyNoticedTakesTheVerdictBack() {
    SignOff signOff =
        new SignOff(TWO_ROWS, List.of(of(PASSED, 1), of(PASSED, 2)), NONE, Selection.ALL)
            .with(new WrongShops(List.of("M01", "M07"), List.of("M07")));

    assertThat(signOff.verdict()).isEqualTo(SignOff.Verdict.NOT_VERIFIED);
    assertThat(signOff.sentence()).endsWith("no scenario noticed the wrong shop M07.");
  }

  private static ScenarioResult of(ScenarioResult.Status status, int... rows) {
    return tagged(status, Arrays.stream(rows).mapToObj(row -> "@INT-025." + row).toList());
  }

  private static ScenarioResult inABrowser(ScenarioResult.Status status, int row) {
    return tagged(status, List.of("@INT-025." + row, "@needs:browser"));
  }

  private static ScenarioResult inPart(int row) {
    return result(PASSED, List.of("@INT-025." + row), List.of(GOODS));
  }

  private static ScenarioResult tagged(ScenarioResult.Status status, List<String> tags) {
    return result(status, tags, List.of());
  }

  private static ScenarioResult result(
      ScenarioResult.Status status, List<String> tags, List<NotLookedAt> notLookedAt) {
    return new ScenarioResult(
        "Scenario",
        "features/x.feature:7",
        tags,
        status,
        0.5,
        1,
        status == PASSED ? null : "because",
        List.of(),
        notLookedAt);
  }

  private static ScenarioResult at(String place) {
    return new ScenarioResult("Scenario", place, List.of(), PASSED, 0.5, 1, null, List.of());
  }
}
