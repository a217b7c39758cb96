package testmode.acceptance.saboteurs;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import testmode.acceptance.evidence.Requirement;

/**
 * {@code docs/saboteurs.md}: what was played and what came of it, without anything that differs
 * from run to run.
 */
final class SaboteurPage {

  private static final String HEAD =
      """
      # Saboteurs: proof that the scenarios can fail

      Written by `mvn verify` from what it played; do not edit.

      A suite that passes proves something only if it would have failed for a wrong shop. So every full
      run also plays %d deliberately wrong merchants. Each is the reference shop with one decision
      answered as a real shop once answered it. Its named scenarios must turn red, by a Then-step or by
      the money oracle that compares books and ledger after every scenario; an exception does not count.
      One scenario that has nothing to do with the mistake must stay green.

      See one for yourself: `mvn verify -Dtestmode.saboteur=M07` is red, and its report is in
      `target/saboteur/reports`.
      """;

  private static final Pattern ISSUE =
      Pattern.compile("https://github\\.com/([^/]+/[^/]+)/(?:issues|pull)/(\\d+)");

  private SaboteurPage() {}

  static String of(List<Performance> performances) {
    StringBuilder page = new StringBuilder(HEAD.formatted(performances.size()));
    page.append("\n## The mistakes\n\n");
    page.append("| Id | Mistake | Seen in a real shop | Leaves green |\n|---|---|---|---|\n");
    performances.forEach(each -> page.append(mistake(each.saboteur())).append('\n'));
    page.append("\n## What caught them\n\n");
    page.append("| Id | Scenario turned red | Row | Caught by | What it said |\n");
    page.append("|---|---|---|---|---|\n");
    performances.forEach(each -> rows(each).forEach(row -> page.append(row).append('\n')));
    page.append("\n## Row by row\n\n");
    page.append("| Row | What must hold | Turned red by |\n|---|---|---|\n");
    for (Requirement row : Requirement.all()) {
      page.append(row(row.id(), row.title(), String.join(", ", turnedRed(row, performances))));
      page.append('\n');
    }
    return page.toString();
  }

  /** What caught one saboteur, a line of the table for each scenario. */
  static List<String> rows(Performance performance) {
    return performance.caught().stream()
        .map(
            end ->
                row(
                    performance.saboteur().id(),
                    end.scenario(),
                    tagged(end),
                    Objects.requireNonNull(end.where()),
                    steady(end.sentence())))
        .toList();
  }

  /** The saboteurs that turned a scenario of this row red. */
  static List<String> turnedRed(Requirement row, List<Performance> performances) {
    return performances.stream()
        .filter(each -> each.caught().stream().anyMatch(end -> end.tags().contains("@" + row.id())))
        .map(each -> each.saboteur().id())
        .toList();
  }

  private static String mistake(Saboteur saboteur) {
    return row(
        saboteur.id(),
        "**" + saboteur.name() + "**: " + saboteur.mistake(),
        saboteur.seen() == null ? "" : link(saboteur.seen()),
        Objects.requireNonNull(saboteur.leavesGreen()).name());
  }

  private static String link(String address) {
    Matcher issue = ISSUE.matcher(address);
    return issue.matches()
        ? "[%s #%s](%s)".formatted(issue.group(1), issue.group(2), address)
        : address;
  }

  private static String tagged(Played end) {
    return end.tags().stream()
        .filter(tag -> tag.startsWith("@INT-"))
        .map(tag -> tag.substring(1))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** A finding without how long it was waited for and how often a race was lost. */
  private static String steady(String sentence) {
    return sentence
        .replaceAll(" after \\d+\\.\\d+ s\\b", "")
        .replaceAll("was fulfilled ([2-9]|\\d{2,}) ×", "was fulfilled several times");
  }

  private static String row(String... cells) {
    return "| "
        + Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
            .collect(Collectors.joining(" | "))
        + " |";
  }
}
