package testmode.acceptance.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a run leaves its words: {@code reports/summary.md} for people, {@code verdict.txt} for the
 * end of the build, and beside Allure's results what Allure shows on its first page and what a
 * merge of shards reads.
 */
record ReportFiles(Path reports, Path results) {

  static final String VERDICT = "verdict.txt";
  static final String ENVIRONMENT = "environment.properties";
  static final String CATEGORIES = "categories.json";

  /** Whether a build runs this, which says at its end what stands in these files. */
  static boolean inABuild() {
    return System.getProperty("reports.directory") != null;
  }

  /** The folders that this JVM was told, as the build lays them out otherwise. */
  static ReportFiles ofThisJvm() {
    return new ReportFiles(
        Path.of(System.getProperty("reports.directory", "reports")),
        Path.of(System.getProperty("allure.results.directory", "target/allure-results")));
  }

  /** The folder of the reports as one types it, from the project. */
  String shown() {
    return Place.shown(reports);
  }

  void write(Summary summary) {
    put(reports.resolve("summary.md"), summary.markdown());
    put(results.resolveSibling(VERDICT), summary.console());
    RunFile.of(summary).write(results);
    put(results.resolve(ENVIRONMENT), environment(summary.environment()));
    try (InputStream categories =
        Objects.requireNonNull(getClass().getResourceAsStream("/allure-categories.json"))) {
      Files.copy(categories, results.resolve(CATEGORIES), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write categories.json into " + results, e);
    }
  }

  /** Nothing ran; the whole reason in its own words, without a trace. */
  void writeNoVerdict(RuntimeException refusal) {
    put(results.resolveSibling(VERDICT), NoVerdict.words(refusal));
  }

  private static String environment(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey().replace(" ", "\\ ") + "=" + fact.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static void put(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
