package testmode.acceptance.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import testmode.acceptance.selection.Selection;

/**
 * What a run came to, as {@code run.json} beside Allure's results: with them, all that a merge
 * needs of a shard, in one folder. Allure passes over a file of this name.
 */
record RunFile(
    RunFacts facts,
    Selection selection,
    List<ScenarioResult> scenarios,
    WrongShops wrongShops,
    RunAudit audit) {

  static final String NAME = "run.json";

  RunFile {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(wrongShops, "wrongShops");
    Objects.requireNonNull(audit, "audit");
    scenarios = List.copyOf(scenarios);
  }

  RunFile(
      RunFacts facts, Selection selection, List<ScenarioResult> scenarios, WrongShops wrongShops) {
    this(facts, selection, scenarios, wrongShops, RunAudit.NONE);
  }

  static RunFile of(Summary summary) {
    SignOff signOff = summary.signOff();
    return new RunFile(
        summary.facts(),
        signOff.selection(),
        signOff.scenarios(),
        signOff.wrongShops(),
        summary.audit());
  }

  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(NAME), RunJson.GSON.toJson(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(NAME), e);
    }
  }

  /**
   * Reads what a run left in this folder.
   *
   * @throws ShardsRefused when the file is damaged, or another version of this project wrote it
   */
  static RunFile read(Path folder) {
    Path file = folder.resolve(NAME);
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new ShardsRefused(file + " cannot be read: " + e + ".");
    }
    try {
      return Objects.requireNonNull(RunJson.GSON.fromJson(text, RunFile.class), "an empty file");
    } catch (RuntimeException damaged) { // Gson has no type of its own for what a record refuses
      throw new ShardsRefused(
          file
              + " is not what this version of Testmode writes: play the shards and merge them with"
              + " the same commit.");
    }
  }
}
