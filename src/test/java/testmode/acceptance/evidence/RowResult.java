package testmode.acceptance.evidence;

import java.util.List;

/** One required row and the scenarios that speak for it. */
record RowResult(Requirement requirement, List<ScenarioResult> scenarios) {

  /** Where a row stands; the worst scenario decides. */
  enum Standing {
    PASSED("passed"),
    /** As passed; but the app could not show everything that its scenarios asked for. */
    PASSED_IN_PART("passed in part"),
    FAILED("FAILED"),
    /** Nothing failed that Stripe's own troubles do not explain. */
    UNVERIFIED("could not be verified"),
    /**
     * At least one of its scenarios was skipped: a part of the promise nobody looked at. One that
     * only looks once more, in a browser, does not count beside others; one about what the app does
     * not offer leaves nothing to look at.
     */
    SKIPPED("skipped"),
    /** Every scenario of it is about what the app does not offer. */
    NOT_OFFERED("not offered"),
    NOT_RUN("no scenario ran");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  RowResult {
    scenarios = List.copyOf(scenarios);
  }

  static RowResult of(Requirement requirement, List<ScenarioResult> all) {
    return new RowResult(
        requirement,
        all.stream().filter(each -> each.rows().contains(requirement.number())).toList());
  }

  Standing standing() {
    if (scenarios.isEmpty()) {
      return Standing.NOT_RUN;
    }
    if (scenarios.stream().anyMatch(ScenarioResult::failed)) {
      return Standing.FAILED;
    }
    if (scenarios.stream().anyMatch(ScenarioResult::unverified)) {
      return Standing.UNVERIFIED;
    }
    boolean unseen = scenarios.stream().anyMatch(each -> each.skipped() && !each.looksOnceMore());
    if (!unseen && scenarios.stream().anyMatch(ScenarioResult::passed)) {
      return notLookedAt().isEmpty() ? Standing.PASSED : Standing.PASSED_IN_PART;
    }
    return scenarios.stream().allMatch(ScenarioResult::notOffered)
        ? Standing.NOT_OFFERED
        : Standing.SKIPPED;
  }

  /** What its scenarios asked for and the app could not show. */
  List<NotLookedAt> notLookedAt() {
    return scenarios.stream().flatMap(each -> each.notLookedAt().stream()).distinct().toList();
  }

  /** Where it stands, as the report says it. */
  String words() {
    return standing() == Standing.PASSED_IN_PART
        ? "passed, not looked at: " + NotLookedAt.names(notLookedAt())
        : standing().words();
  }

  /** Neither passed nor failed: nothing is known of it, or not all. */
  boolean open() {
    return switch (standing()) {
      case PASSED, PASSED_IN_PART, FAILED -> false;
      case UNVERIFIED, SKIPPED, NOT_OFFERED, NOT_RUN -> true;
    };
  }

  long count(ScenarioResult.Status status) {
    return scenarios.stream().filter(each -> each.status() == status).count();
  }

  double seconds() {
    return scenarios.stream().mapToDouble(ScenarioResult::seconds).sum();
  }
}
