package testmode.acceptance.evidence;

import static testmode.acceptance.evidence.ScenarioResult.Status.PASSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.selection.Selection;

/** A small project of sixteen scenarios, and what four shards of it left. */
final class MadeUpShards {

  static final String COMMIT = "abc1234567";
  static final int SCENARIOS = 16;

  /** One for each required row, and three beyond. */
  private static final int ROWS = 13;

  private final Path root;

  MadeUpShards(Path root) throws IOException {
    this.root = root;
    StringBuilder feature = new StringBuilder("Feature: F\n");
    IntStream.rangeClosed(1, SCENARIOS)
        .forEach(number -> feature.append("  Scenario: S").append(number).append('\n'));
    Files.createDirectories(root.resolve("features"));
    Files.writeString(root.resolve("features/f.feature"), feature);
  }

  Path folder(int number) {
    return root.resolve("shards/" + number);
  }

  List<Path> folders(int... numbers) {
    return IntStream.of(numbers).mapToObj(this::folder).toList();
  }

  /** All four, as they should be. */
  void leave() throws IOException {
    for (int number = 1; number <= 4; number++) {
      leave(number, facts("simulator", "reference shop", COMMIT, 7), shard(number + "/4"));
    }
  }

  /** One of four, into the folder of its number. */
  void leave(int number, RunFacts facts, Selection selection) throws IOException {
    List<ScenarioResult> scenarios =
        IntStream.rangeClosed(1, SCENARIOS)
            .filter(scenario -> scenario % 4 == number % 4)
            .mapToObj(scenario -> scenario(scenario, Long.parseLong(facts.seed()), PASSED, null))
            .toList();
    leave(number, new RunFile(facts, selection, scenarios, WrongShops.NONE));
  }

  void leave(int number, RunFile run) throws IOException {
    run.write(folder(number));
    Files.writeString(folder(number).resolve("s" + number + "-result.json"), "{}");
    Files.writeString(folder(number).resolve(ReportFiles.ENVIRONMENT), "Seed=" + number);
  }

  RunFile left(int number) {
    return RunFile.read(folder(number));
  }

  /** Changes how one scenario of a shard came out. */
  void end(int number, ScenarioResult.Status status, String reason) throws IOException {
    RunFile run = left(number);
    List<ScenarioResult> scenarios = new ArrayList<>(run.scenarios());
    scenarios.set(0, scenario(number, Long.parseLong(run.facts().seed()), status, reason));
    leave(
        number,
        new RunFile(run.facts(), run.selection(), scenarios, run.wrongShops(), run.audit()));
  }

  /** Leaves a gap in what the first scenario of a shard looked at. */
  void passInPart(int number, NotLookedAt gap) throws IOException {
    RunFile run = left(number);
    List<ScenarioResult> scenarios = new ArrayList<>(run.scenarios());
    ScenarioResult first = scenarios.get(0);
    scenarios.set(
        0,
        new ScenarioResult(
            first.name(),
            first.place(),
            first.tags(),
            PASSED,
            first.seconds(),
            first.seed(),
            null,
            List.of(),
            List.of(gap)));
    leave(number, new RunFile(run.facts(), run.selection(), scenarios, run.wrongShops()));
  }

  static RunFacts facts(String mode, String merchant, String commit, long seed) {
    return facts(mode, merchant, commit, seed, Optional.empty());
  }

  static RunFacts facts(
      String mode, String merchant, String commit, long seed, Optional<StripeTraffic> traffic) {
    return new RunFacts(
        mode,
        merchant,
        "2026-07-29.dahlia",
        commit,
        Long.toString(seed),
        "5",
        "17",
        "",
        Instant.parse("2026-11-23T12:34:56Z").plusSeconds(60 * seed),
        traffic,
        "");
  }

  static Selection shard(String shard) {
    return new Selection(null, null, null, false, shard);
  }

  private static ScenarioResult scenario(
      int number, long seed, ScenarioResult.Status status, @Nullable String reason) {
    return new ScenarioResult(
        "S" + number,
        "features/f.feature:" + (number + 1),
        number <= ROWS ? List.of("@INT-025." + number) : List.of(),
        status,
        0.5,
        seed,
        reason,
        List.of());
  }
}
