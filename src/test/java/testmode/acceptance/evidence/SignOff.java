package testmode.acceptance.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import testmode.acceptance.selection.Selection;

/**
 * What a run proves: the rules by which results become a verdict.
 *
 * <pre>
 *   a scenario failed ............................................ FAILED
 *   one failed while Stripe itself was in trouble ................ COULD NOT BE VERIFIED
 *   less than everything was asked for ........................... PARTIAL, whatever passed
 *   a required row is skipped or without scenario, not accepted .. NOT VERIFIED
 *   the app could not show all that was asked for ................ VERIFIED, but …
 *   a deliberately wrong shop went unnoticed ..................... NOT VERIFIED
 *   else ......................................................... VERIFIED
 * </pre>
 *
 * @param scenarios in the order of file and line
 * @param wrongShops the saboteurs that played too
 */
record SignOff(
    List<Requirement> requirements,
    List<ScenarioResult> scenarios,
    AcceptedSkips accepted,
    Selection selection,
    WrongShops wrongShops) {

  /** The first word of the report. */
  enum Verdict {
    VERIFIED("VERIFIED"),
    NOT_VERIFIED("NOT VERIFIED"),
    FAILED("FAILED"),
    COULD_NOT_BE_VERIFIED(SignOff.COULD_NOT_BE_VERIFIED),
    PARTIAL("PARTIAL LOOK");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final Comparator<ScenarioResult> BY_PLACE =
      Comparator.comparing((ScenarioResult each) -> each.place().replaceAll(":\\d+$", ""))
          .thenComparingInt(each -> Integer.parseInt(each.place().replaceAll("^.*:", "")));

  /** What such a run begins its last words with, by which the build's exit code is known. */
  static final String COULD_NOT_BE_VERIFIED = "COULD NOT BE VERIFIED";

  /** What a run begins its last words with when no scenario was played. */
  static final String NO_VERDICT = "NO VERDICT";

  /** Stands in the sentence of every run that was about less than everything. */
  static final String NO_SIGN_OFF = "not a sign-off";

  SignOff(
      List<Requirement> requirements,
      List<ScenarioResult> scenarios,
      AcceptedSkips accepted,
      Selection selection) {
    this(requirements, scenarios, accepted, selection, WrongShops.NONE);
  }

  SignOff {
    requirements = List.copyOf(requirements);
    scenarios = scenarios.stream().sorted(BY_PLACE).toList();
  }

  Verdict verdict() {
    if (scenarios.stream().anyMatch(ScenarioResult::failed)) {
      return Verdict.FAILED;
    }
    if (scenarios.stream().anyMatch(ScenarioResult::unverified)) {
      return Verdict.COULD_NOT_BE_VERIFIED;
    }
    if (selection.partial()) {
      return Verdict.PARTIAL;
    }
    boolean trusted = wrongShops.unnoticed().isEmpty();
    return missing().isEmpty() && trusted ? Verdict.VERIFIED : Verdict.NOT_VERIFIED;
  }

  /** Whether this is something that one may put one's name to. */
  boolean mayBeSigned() {
    return verdict() == Verdict.VERIFIED;
  }

  /** The required rows and what speaks for each. */
  List<RowResult> rows() {
    return requirements.stream().map(each -> RowResult.of(each, scenarios)).toList();
  }

  /** Rows that keep the run from being verified. */
  List<RowResult> missing() {
    return rows().stream()
        .filter(row -> row.open() && !accepted.contains(row.requirement()))
        .toList();
  }

  /** Rows that are open, and somebody accepted that. */
  List<RowResult> acceptedRows() {
    return rows().stream()
        .filter(row -> row.open() && accepted.contains(row.requirement()))
        .toList();
  }

  /** The places of what did not pass and was not skipped either. */
  List<String> toRunAgain() {
    return scenarios.stream()
        .filter(each -> each.failed() || each.unverified())
        .map(ScenarioResult::place)
        .toList();
  }

  List<ScenarioResult> with(ScenarioResult.Status status) {
    return scenarios.stream().filter(each -> each.status() == status).toList();
  }

  /** The verdict in its own words; never without a hint that something was let pass. */
  String headline() {
    if (verdict() != Verdict.VERIFIED) {
      return verdict().words();
    }
    return verdict().words()
        + (acceptedRows().isEmpty() ? "" : ", with accepted skips")
        + (notLookedAt().isEmpty() ? "" : ", but " + unseen());
  }

  /** What scenarios asked for and the app could not show, although they passed. */
  List<NotLookedAt> notLookedAt() {
    return scenarios.stream().flatMap(each -> each.notLookedAt().stream()).distinct().toList();
  }

  private String unseen() {
    return NotLookedAt.names(notLookedAt()) + " were not looked at";
  }

  /** The verdict in one sentence, with the reason. */
  String sentence() {
    String counts = counts();
    if (selection.partial()) {
      return counts + "; " + NO_SIGN_OFF + ": " + partOf() + ".";
    }
    return switch (verdict()) {
      case COULD_NOT_BE_VERIFIED -> counts + "; run these again when Stripe answers.";
      case NOT_VERIFIED -> counts + "; not verified: " + reasons() + ".";
      case VERIFIED ->
          (acceptedRows().isEmpty()
                  ? counts + "; every required row passed"
                  : counts + "; every other required row passed, " + acceptance())
              + (notLookedAt().isEmpty()
                  ? "."
                  : ", but " + unseen() + ": " + NotLookedAt.reasons(notLookedAt()) + ".");
      default -> counts + ".";
    };
  }

  private String counts() {
    return "%d passed%s, %d failed%s, %d skipped"
            .formatted(
                with(ScenarioResult.Status.PASSED).size(),
                among(ScenarioResult.Status.PASSED),
                with(ScenarioResult.Status.FAILED).size(),
                among(ScenarioResult.Status.FAILED),
                with(ScenarioResult.Status.SKIPPED).size())
        + told(ScenarioResult.Status.NOT_OFFERED)
        + told(ScenarioResult.Status.UNVERIFIED);
  }

  /** What the number of them would hide: {@code (3 in part, 12 about Stripe's own rules)}. */
  private String among(ScenarioResult.Status status) {
    long inPart = with(status).stream().filter(ScenarioResult::passedInPart).count();
    long stripes = with(status).stream().filter(ScenarioResult::aboutStripeItself).count();
    List<String> parts = new ArrayList<>();
    if (inPart > 0) {
      parts.add(inPart + " in part");
    }
    if (stripes > 0) {
      parts.add(stripes + " about Stripe's own rules");
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /** What most runs have none of is told only where there is some. */
  private String told(ScenarioResult.Status status) {
    int number = with(status).size();
    return number == 0 ? "" : ", " + number + " " + status.word();
  }

  /** The same run, after saboteurs played. */
  SignOff with(WrongShops played) {
    return new SignOff(requirements, scenarios, accepted, selection, played);
  }

  private String partOf() {
    String selected = "selected by " + selection.description();
    String shard = selection.shard();
    return shard == null
        ? selected
        : "one of " + shard.replaceFirst("^.*/", "") + " shards, to be merged, " + selected;
  }

  private String reasons() {
    List<String> reasons = new ArrayList<>();
    if (!missing().isEmpty()) {
      reasons.add(names(missing()));
    }
    if (!wrongShops.unnoticed().isEmpty()) {
      reasons.add(
          "no scenario noticed the wrong shop " + String.join(", ", wrongShops.unnoticed()));
    }
    return String.join("; ", reasons);
  }

  private String acceptance() {
    return "and these skips were accepted: " + names(acceptedRows());
  }

  private static String names(List<RowResult> rows) {
    return rows.stream()
        .map(row -> row.requirement().id() + " (" + row.standing().words() + ")")
        .collect(Collectors.joining(", "));
  }
}
