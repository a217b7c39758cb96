package testmode.acceptance.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import testmode.acceptance.evidence.ScenarioResult.Status;

/**
 * What a run came to as one page of Markdown, and its few lines for the console. The page of a
 * verified run is the sign-off; any other says that it is none, and has no place to sign.
 *
 * @param audit what the idempotency audit found, beside the verdict
 * @param reports the folder in which this run leaves its reports, as one types it
 */
record Summary(SignOff signOff, RunFacts facts, RunAudit audit, String reports) {

  /** More failures than a console's reader takes in; the page has them all. */
  private static final int FAILURES_ON_CONSOLE = 10;

  /** More different ones than a reader learns anything from. */
  private static final int TROUBLES = 20;

  /** How a finding begins the line with its hint. */
  private static final String HINT = "look at:";

  /** Stands below any verdict but the one that is a sign-off. */
  static final String NOT_TO_BE_SIGNED =
      "Not to be signed: only a run of everything that ends VERIFIED is a sign-off.";

  /** A run without an idempotency audit. */
  Summary(SignOff signOff, RunFacts facts, String reports) {
    this(signOff, facts, RunAudit.NONE, reports);
  }

  /** The same run, judged anew. */
  Summary corrected(SignOff judged) {
    return new Summary(judged, facts, audit, reports);
  }

  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(signOff.headline()).append("\n\n");
    page.append(signOff.sentence()).append("\n\n");
    if (!signOff.mayBeSigned()) {
      page.append("**").append(NOT_TO_BE_SIGNED).append("**\n\n");
    }
    circumstances(page);
    rows(page);
    notPassed(page, "Failures", Status.FAILED);
    notPassed(page, "Could not be verified", Status.UNVERIFIED);
    troubles(page);
    notPassed(page, "Skips", Status.SKIPPED);
    notLookedAt(page);
    notOffered(page);
    page.append(audit.markdown());
    again(page);
    signature(page);
    scenarios(page);
    return page.toString();
  }

  /** Verdict, reason, and what failed. */
  String console() {
    List<ScenarioResult> red =
        Stream.of(Status.FAILED, Status.UNVERIFIED)
            .flatMap(status -> signOff.with(status).stream())
            .toList();
    String failures =
        red.stream().limit(FAILURES_ON_CONSOLE).map(Summary::failure).collect(Collectors.joining());
    int more = red.size() - FAILURES_ON_CONSOLE;
    return "%s: %s%n%s%s"
        .formatted(
            signOff.headline(),
            signOff.sentence(),
            failures,
            more > 0 ? "  and " + more + " more\n" : "");
  }

  private static String failure(ScenarioResult failed) {
    String hint =
        failed.particulars().stream()
            .filter(line -> line.startsWith(HINT))
            .map(line -> "      " + line + "\n")
            .collect(Collectors.joining());
    return "  %s  %s\n      %s\n%s".formatted(failed.place(), failed.name(), failed.why(), hint);
  }

  /** Name and value, for Allure's first page, which shows no other page's head. */
  Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    String not = signOff.mayBeSigned() ? "" : " (not to be signed)";
    all.put("Verdict", signOff.headline() + not);
    all.putAll(circumstances());
    return all;
  }

  /** Name and value, in the order in which the page shows them. */
  private Map<String, String> circumstances() {
    Map<String, String> all = new LinkedHashMap<>(facts.table());
    all.put("Idempotency audit", audit.words());
    return all;
  }

  private void circumstances(StringBuilder page) {
    page.append("| | |\n|---|---|\n");
    circumstances().forEach((name, value) -> row(page, name, value));
    if (!signOff.wrongShops().played().isEmpty()) {
      row(page, "Saboteurs", signOff.wrongShops().words());
    }
    if (!signOff.accepted().ids().isEmpty()) {
      row(page, "Accepted skips", String.join(", ", signOff.accepted().ids()));
    }
  }

  private void rows(StringBuilder page) {
    page.append("\n## Required rows\n\n");
    page.append(
        "| Row | What must hold | Result | Passed | Failed | Skipped | Not offered | Seconds |\n");
    page.append("|---|---|---|--:|--:|--:|--:|--:|\n");
    for (RowResult row : signOff.rows()) {
      row(
          page,
          row.requirement().id(),
          row.requirement().title(),
          standing(row),
          Long.toString(row.count(Status.PASSED)),
          Long.toString(row.count(Status.FAILED)),
          Long.toString(row.count(Status.SKIPPED)),
          Long.toString(row.count(Status.NOT_OFFERED)),
          seconds(row.seconds()));
    }
  }

  private String standing(RowResult row) {
    boolean accepted = row.open() && signOff.accepted().contains(row.requirement());
    return row.words() + (accepted ? ", accepted" : "");
  }

  /** Each reason once: an app that offers one way to pay lacks dozens of scenarios for it. */
  private void notOffered(StringBuilder page) {
    Map<String, Long> reasons =
        signOff.with(Status.NOT_OFFERED).stream()
            .map(each -> each.why().replaceFirst("^" + NotOffered.BEGINNING, ""))
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    if (reasons.isEmpty()) {
      return;
    }
    page.append("\n## Not offered by this app\n\n");
    reasons.forEach(
        (why, scenarios) ->
            page.append(
                "- %s (%d scenario%s)%n"
                    .formatted(text(why), scenarios, scenarios == 1 ? "" : "s")));
  }

  /** What the app could not show, and how many scenarios passed without it. */
  private void notLookedAt(StringBuilder page) {
    List<NotLookedAt> all = signOff.notLookedAt();
    if (all.isEmpty()) {
      return;
    }
    page.append("\n## Not looked at\n\n");
    for (NotLookedAt each : all) {
      long scenarios =
          signOff.scenarios().stream().filter(one -> one.notLookedAt().contains(each)).count();
      page.append(
          "- **%s**, in %d of the scenarios that passed: %s%n"
              .formatted(text(each.what()), scenarios, text(each.why())));
    }
  }

  private void notPassed(StringBuilder page, String title, Status status) {
    List<ScenarioResult> scenarios = signOff.with(status);
    if (scenarios.isEmpty()) {
      return;
    }
    page.append("\n## ").append(title).append("\n\n");
    for (ScenarioResult each : scenarios) {
      page.append(
          "- **%s** (`%s`)  \n  %s%n".formatted(text(each.name()), each.place(), text(each.why())));
      each.particulars().forEach(line -> page.append("  - ").append(text(line)).append('\n'));
    }
  }

  /** Apart from what the scenarios found: none of it is to blame on the shop. */
  private void troubles(StringBuilder page) {
    Map<String, Long> different = facts.traffic().map(StripeTraffic::different).orElseGet(Map::of);
    if (different.isEmpty()) {
      return;
    }
    page.append("\n## Troubles of Stripe\n\n");
    different.entrySet().stream()
        .limit(TROUBLES)
        .forEach(
            each -> page.append("- %d × %s%n".formatted(each.getValue(), text(each.getKey()))));
    if (different.size() > TROUBLES) {
      page.append("- and %d other troubles%n".formatted(different.size() - TROUBLES));
    }
  }

  private void again(StringBuilder page) {
    page.append("\n## Run one again\n\n");
    String line =
        signOff.with(Status.FAILED).stream()
            .findFirst()
            .or(() -> signOff.with(Status.UNVERIFIED).stream().findFirst())
            .or(() -> signOff.scenarios().stream().findFirst())
            .map(each -> again(each.place(), each.seed(), facts.again()))
            .orElse(again("features/FILE.feature:LINE", 1, facts.again()));
    page.append("    ").append(line).append("\n\n");
    page.append("All that failed: `mvn verify -Dtestmode.rerun").append(facts.again());
    page.append("`. One row: `mvn verify -Dcucumber.filter.tags=@").append(rowToRunAgain());
    page.append(facts.again()).append("`.\n");
    page.append("Diagrams, money and exchanges of every scenario: `");
    page.append(reports).append("/allure.html`. ");
    page.append("What these scenarios catch: `docs/saboteurs.md`.\n");
  }

  /** The first that failed, else the first that could not be verified, else the first of all. */
  private String rowToRunAgain() {
    return Stream.of(Status.FAILED, Status.UNVERIFIED)
        .flatMap(status -> signOff.rows().stream().filter(row -> row.count(status) > 0))
        .findFirst()
        .map(row -> row.requirement().id())
        .orElse("INT-025.1");
  }

  /** The line that runs a scenario of this JVM again as it ran. */
  static String again(String place, long seed) {
    return again(place, seed, RunFacts.againInThisJvm());
  }

  private static String again(String place, long seed, String settings) {
    return "mvn verify -Dcucumber.features=" + place + " -Dtestmode.seed=" + seed + settings;
  }

  private void signature(StringBuilder page) {
    if (signOff.mayBeSigned()) {
      page.append("\n## Signed\n\n| Name | Date | Signature |\n|---|---|---|\n");
      page.append("| &nbsp; | &nbsp; | &nbsp; |\n");
    }
  }

  private void scenarios(StringBuilder page) {
    page.append("\n## Scenarios\n");
    for (RowResult row : signOff.rows()) {
      list(page, row.requirement().id() + " " + row.requirement().title(), row.scenarios());
    }
    list(
        page,
        "Beyond the required rows",
        signOff.scenarios().stream()
            .filter(each -> each.rows().isEmpty() && !each.aboutStripeItself())
            .toList());
    list(
        page,
        "Stripe's own rules, in which no shop has a part",
        signOff.scenarios().stream().filter(ScenarioResult::aboutStripeItself).toList());
  }

  private static void list(StringBuilder page, String title, List<ScenarioResult> scenarios) {
    if (scenarios.isEmpty()) {
      return;
    }
    page.append("\n### ").append(text(title)).append("\n\n");
    page.append("| Scenario | Result | Seconds | Place |\n|---|---|--:|---|\n");
    for (ScenarioResult each : scenarios) {
      row(page, each.name(), each.word(), seconds(each.seconds()), each.place());
    }
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ");
    for (String cell : cells) {
      page.append(text(cell)).append(" | ");
    }
    page.setLength(page.length() - 1);
    page.append('\n');
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  /** Text that Markdown shows as it is. */
  private static String text(String raw) {
    return raw.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace('\n', ' ');
  }
}
