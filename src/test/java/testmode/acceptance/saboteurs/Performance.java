package testmode.acceptance.saboteurs;

import io.cucumber.plugin.event.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import testmode.acceptance.Bench;
import testmode.acceptance.language.Patience;

/**
 * One saboteur's evening: what the scenarios made of it.
 *
 * @param played every scenario that it plays in, as it ended
 */
record Performance(Saboteur saboteur, List<Played> played) {

  Performance {
    played = List.copyOf(played);
  }

  /**
   * Plays a saboteur's scenarios on this thread.
   *
   * @param patience how long each waits for what will not happen
   */
  static Performance of(Saboteur saboteur, Duration patience) {
    Bench.Cast cast = new Bench.Cast(saboteur.decisions().get(), Patience.onThisMachine(patience));
    List<ScenarioName> all = new ArrayList<>(saboteur.turnsRed());
    all.add(Objects.requireNonNull(saboteur.leavesGreen()));
    Performance performance = new Performance(saboteur, ScenarioPlayer.play(cast, all));
    for (int times = 1; times < saboteur.times() && !performance.complaints().isEmpty(); times++) {
      performance = new Performance(saboteur, ScenarioPlayer.play(cast, all));
    }
    return performance;
  }

  /** The scenarios that had to turn red and did, in the order of the list. */
  List<Played> caught() {
    return saboteur.turnsRed().stream()
        .flatMap(scenario -> ending(scenario).stream())
        .filter(Played::caught)
        .toList();
  }

  /** Why the scenarios are not good enough for this saboteur; empty when they are. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (ScenarioName scenario : saboteur.turnsRed()) {
      ending(scenario)
          .ifPresentOrElse(
              end -> mustBeCaught(scenario, end, complaints),
              () -> complaints.add(missing(scenario)));
    }
    ScenarioName green = Objects.requireNonNull(saboteur.leavesGreen());
    ending(green)
        .ifPresentOrElse(
            end -> mustBeGreen(green, end, complaints), () -> complaints.add(missing(green)));
    return complaints;
  }

  private void mustBeCaught(ScenarioName scenario, Played end, List<String> complaints) {
    if (end.green()) {
      complaints.add(
          "%s went unnoticed: %s passed. Sharpen the scenario.".formatted(saboteur, scenario));
    } else if (end.status() == Status.SKIPPED) {
      complaints.add("%s: %s was skipped: %s".formatted(saboteur, scenario, end.sentence()));
    } else if (!end.caught()) {
      complaints.add(
          "%s: %s failed, but not by a finding of a Then-step or of the money oracle: at '%s' with %s"
              .formatted(saboteur, scenario, end.where(), end.sentence()));
    }
  }

  private void mustBeGreen(ScenarioName scenario, Played end, List<String> complaints) {
    if (!end.green()) {
      complaints.add(
          "%s: %s has nothing to do with this mistake and should pass, but ended %s at '%s': %s"
              .formatted(saboteur, scenario, end.status(), end.where(), end.sentence()));
    }
  }

  private String missing(ScenarioName scenario) {
    return "%s: there is no scenario %s in %s.".formatted(saboteur, scenario, scenario.path());
  }

  @Override
  public String toString() {
    return saboteur.toString();
  }

  private Optional<Played> ending(ScenarioName scenario) {
    return played.stream().filter(end -> end.scenario().equals(scenario.name())).findFirst();
  }
}
