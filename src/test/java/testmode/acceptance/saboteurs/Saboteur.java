package testmode.acceptance.saboteurs;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.merchant.Decisions;

/**
 * One deliberately wrong merchant, and what the scenarios must make of it.
 *
 * @param id as in {@code testmode.saboteur}
 * @param name its mistake in a few words
 * @param mistake its mistake in a sentence, for readers who know shops but not our code
 * @param seen where a real shop made it; null when no public report is known
 * @param turnsRed scenarios that must fail, by a finding
 * @param leavesGreen a scenario that the mistake does not touch
 * @param times how often each is played at most until it fails: more than once where two deliveries
 *     must meet
 */
record Saboteur(
    String id,
    String name,
    String mistake,
    @Nullable String seen,
    Supplier<Decisions> decisions,
    List<ScenarioName> turnsRed,
    @Nullable ScenarioName leavesGreen,
    int times) {

  Saboteur {
    turnsRed = List.copyOf(turnsRed);
  }

  Saboteur(
      String id, String name, String mistake, @Nullable String seen, Supplier<Decisions> wrong) {
    this(id, name, mistake, seen, wrong, List.of(), null, 1);
  }

  Saboteur turnsRed(ScenarioName... scenarios) {
    return new Saboteur(id, name, mistake, seen, decisions, List.of(scenarios), leavesGreen, times);
  }

  Saboteur leavesGreen(ScenarioName scenario) {
    return new Saboteur(id, name, mistake, seen, decisions, turnsRed, scenario, times);
  }

  Saboteur within(int tries) {
    return new Saboteur(id, name, mistake, seen, decisions, turnsRed, leavesGreen, tries);
  }

  @Override
  public String toString() {
    return id + " (" + name + ")";
  }
}
