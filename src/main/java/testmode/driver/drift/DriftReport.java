package testmode.driver.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import testmode.driver.recording.Origin;
import testmode.driver.recording.Recording;

/** What was compared and what differs, as text: the recordings that differ first, the sum last. */
public final class DriftReport {

  private final List<Compared> all;
  private final Facts facts;
  private final String simulatedVersion;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param simulatedVersion the API version that the simulator answers in
   */
  public DriftReport(List<Compared> all, Facts facts, String simulatedVersion) {
    this.all = List.copyOf(all);
    this.facts = facts;
    this.simulatedVersion = simulatedVersion;
  }

  /** How many fields differ. */
  public long differences() {
    return all.stream().mapToLong(compared -> compared.differences().size()).sum();
  }

  /** The lines, without an ending on the last. */
  public String text() {
    lines.clear();
    all.forEach(this::recording);
    if (differences() > 0) {
      sureness();
    }
    leftOut();
    sum();
    return String.join(System.lineSeparator(), lines);
  }

  private void recording(Compared compared) {
    List<Left> hidden = compared.left().stream().filter(Left::hides).toList();
    if (compared.differences().isEmpty() && hidden.isEmpty()) {
      return;
    }
    Recording recording = compared.recording();
    String place = recording.place() == null ? "" : " (" + recording.place() + ")";
    lines.add(recording.name() + ".json: " + recording.scenario() + place);
    if (!recording.apiVersion().equals(simulatedVersion)) {
      lines.add(
          "  recorded with API %s, simulated with %s: keys may differ for that alone"
              .formatted(recording.apiVersion(), simulatedVersion));
    }
    Map<String, List<Difference>> byRequest = new LinkedHashMap<>();
    compared
        .differences()
        .forEach(
            difference ->
                byRequest
                    .computeIfAbsent(request(difference), key -> new ArrayList<>())
                    .add(difference));
    byRequest.forEach(this::request);
    hidden.forEach(
        left ->
            lines.add(
                "  %d %s %s was not compared: %s"
                    .formatted(left.exchange(), left.method(), left.path(), left.why())));
    lines.add("");
  }

  private String request(Difference difference) {
    String route = facts.route(difference.method(), difference.path());
    return "  %d %s %s (%s)%s"
        .formatted(
            difference.exchange(),
            difference.method(),
            difference.path(),
            facts.sureness(route),
            difference.alone() ? "" : ", beside another call: Stripe's order is not known");
  }

  private void request(String headline, List<Difference> differences) {
    lines.add(headline);
    differences.forEach(
        difference ->
            lines.add(
                "    %s: recorded %s, simulated %s"
                    .formatted(difference.at(), difference.recorded(), difference.simulated())));
  }

  private void sureness() {
    TreeSet<String> routes =
        all.stream()
            .flatMap(compared -> compared.differences().stream())
            .map(difference -> facts.route(difference.method(), difference.path()))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String route : routes) {
      List<Fact> assumed = facts.assumed(route);
      if (!assumed.isEmpty()) {
        lines.add("Only assumed on " + route + ":");
        assumed.forEach(fact -> lines.add("  " + fact.behaviour() + " (" + fact.source() + ")"));
      }
    }
    if (!facts.deliberate().isEmpty()) {
      lines.add("Deliberately otherwise than at Stripe:");
      facts
          .deliberate()
          .forEach(fact -> lines.add("  " + fact.behaviour() + " (" + fact.source() + ")"));
    }
    lines.add("");
  }

  private void leftOut() {
    Map<String, Long> reasons =
        all.stream()
            .flatMap(compared -> compared.left().stream())
            .filter(left -> !left.hides())
            .collect(Collectors.groupingBy(Left::why, TreeMap::new, Collectors.counting()));
    reasons.forEach((why, times) -> lines.add("left out %d ×: %s".formatted(times, why)));
    long ours =
        all.stream().filter(compared -> compared.recording().origin() != Origin.STRIPE).count();
    if (ours > 0) {
      lines.add(
          "%d of %d recordings were not made at Stripe, and say nothing about it."
              .formatted(ours, all.size()));
    }
  }

  private void sum() {
    int asked = all.stream().mapToInt(Compared::asked).sum();
    long hidden =
        all.stream().flatMap(compared -> compared.left().stream()).filter(Left::hides).count();
    long files = all.stream().filter(compared -> !compared.differences().isEmpty()).count();
    String found =
        differences() == 0
            ? "No difference"
            : "%d %s in %d"
                .formatted(differences(), differences() == 1 ? "difference" : "differences", files);
    lines.add(
        "%s %s %d recordings: %d requests asked again, %d not wholly compared."
            .formatted(found, differences() == 0 ? "in" : "of", all.size(), asked, hidden));
  }
}
