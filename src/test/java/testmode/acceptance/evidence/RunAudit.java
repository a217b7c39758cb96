package testmode.acceptance.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import testmode.driver.audit.Audited;
import testmode.driver.audit.Finding;
import testmode.driver.audit.Finding.Weight;

/**
 * What the idempotency audit found in all scenarios of a run.
 *
 * @param scenarios those in which money could have moved, in the order of their places
 */
record RunAudit(List<Entry> scenarios) {

  /** A run in which nothing was looked at. */
  static final RunAudit NONE = new RunAudit(List.of());

  /** Enough to open some; who mends it runs all of them again anyway. */
  private static final int PLACES = 5;

  RunAudit {
    scenarios =
        scenarios.stream()
            .filter(each -> each.audited().calls() > 0 || !each.audited().findings().isEmpty())
            .sorted(Comparator.comparing(Entry::place))
            .toList();
  }

  /**
   * One scenario.
   *
   * @param place {@code features/x.feature:7}
   */
  record Entry(String place, Audited audited) {}

  /** The same finding wherever it was found. */
  private record Sight(String place, Finding finding) {}

  /** What this and another part of the run found together. */
  RunAudit and(RunAudit other) {
    return new RunAudit(Stream.concat(scenarios.stream(), other.scenarios.stream()).toList());
  }

  /** One line for the page's head. */
  String words() {
    int calls = scenarios.stream().mapToInt(each -> each.audited().calls()).sum();
    if (calls == 0) {
      return "no call that moves money was seen";
    }
    List<List<Sight>> different = different();
    String found =
        Stream.of(Weight.values())
            .map(weight -> counted(different, weight))
            .filter(text -> !text.isEmpty())
            .collect(joining(" and "));
    return "%s in %s that could move money, of %s"
        .formatted(
            found.isEmpty() ? "nothing found" : found,
            many(calls, "call"),
            many(scenarios.size(), "scenario"));
  }

  /** The section of the summary; empty when nothing was found. */
  String markdown() {
    List<List<Sight>> different = different();
    if (different.isEmpty()) {
      return "";
    }
    StringBuilder section = new StringBuilder("\n## Idempotency audit\n\n");
    section.append(
        "What the shop's calls to Stripe tell, whatever the scenarios came to. A mistake charges or"
            + " refunds twice sooner or later, or leaves an order stuck; a remark is worth a look."
            + " What each rule sees, and what it cannot: `docs/audit.md`.\n\n");
    different.forEach(sights -> section.append(bullet(sights)));
    return section.toString();
  }

  private static String bullet(List<Sight> sights) {
    Finding finding = sights.get(0).finding();
    int exchanges = sights.stream().mapToInt(each -> each.finding().exchanges().size()).sum();
    String places =
        sights.stream()
            .limit(PLACES)
            .map(each -> "`%s` %s".formatted(each.place(), first(each.finding())))
            .collect(joining("; "));
    int more = sights.size() - PLACES;
    return "- **%s: %s**, %s, %s  \n  %s\n  - look at: %s\n  - seen in: %s%s\n"
        .formatted(
            finding.weight().word(),
            finding.rule().title(),
            many(sights.size(), "scenario"),
            many(exchanges, "exchange"),
            finding.sentence(),
            finding.rule().advice(),
            places,
            more > 0 ? "; and %d more".formatted(more) : "");
  }

  /** A loop may have made thousands. */
  private static String first(Finding finding) {
    List<Long> numbers = finding.exchanges();
    String some = numbers.stream().limit(PLACES).map(each -> "#" + each).collect(joining(", "));
    return numbers.size() > PLACES ? some + ", …" : some;
  }

  /** Mistakes first, and among them what was seen most often. */
  private List<List<Sight>> different() {
    Map<String, List<Sight>> bySentence =
        scenarios.stream()
            .flatMap(
                each ->
                    each.audited().findings().stream()
                        .map(finding -> new Sight(each.place(), finding)))
            .collect(groupingBy(each -> key(each.finding()), LinkedHashMap::new, toList()));
    return bySentence.values().stream()
        .sorted(
            Comparator.comparing((List<Sight> sights) -> sights.get(0).finding().weight())
                .thenComparing(sights -> -sights.size()))
        .toList();
  }

  private static String key(Finding finding) {
    return finding.rule() + " " + finding.weight() + " " + finding.sentence();
  }

  private static String counted(List<List<Sight>> different, Weight weight) {
    int count =
        (int)
            different.stream().filter(sights -> sights.get(0).finding().weight() == weight).count();
    return count == 0 ? "" : many(count, weight.word());
  }

  private static String many(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
