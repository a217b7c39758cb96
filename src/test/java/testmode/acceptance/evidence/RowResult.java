package testmode.acceptance.evidence;

import java.util.List;

/** One required row and the scenarios that speak for it. */
record RowResult(Requirement requirement, List<ScenarioResult> scenarios) {

  /** Where a row stands; the worst scenario decides. */
  enum Standing {
    PASSED("passed"),
    FAILED("FAILED"),
    /** Nothing failed that Stripe's own troubles do not explain. */
    UNVERIFIED("could not be verified"),
    /**
     * At least one of its scenarios was skipped: a part of the promise nobody looked at. One that
     * only looks once more, in a browser, does not count beside others.
     */
    SKIPPED("skipped"),
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
    boolean nothingSeen = scenarios.stream().allMatch(ScenarioResult::skipped);
    return unseen || nothingSeen ? Standing.SKIPPED : Standing.PASSED;
  }

  /** Neither passed nor failed: nothing is known of it, or not all. */
  boolean open() {
    return standing() != Standing.PASSED && standing() != Standing.FAILED;
  }

  long count(ScenarioResult.Status status) {
    return scenarios.stream().filter(each -> each.status() == status).count();
  }

  double seconds() {
    return scenarios.stream().mapToDouble(ScenarioResult::seconds).sum();
  }
}
