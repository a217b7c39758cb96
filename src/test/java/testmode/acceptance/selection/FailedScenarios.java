package testmode.acceptance.selection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that failed in the last run, and in whose run: what my-shop failed in says nothing
 * about another shop, nor M07 about M08.
 *
 * <pre>
 * # reference-shop
 * features/x.feature:7
 * </pre>
 *
 * <p>The file is among the run's reports: {@code reports/rerun.txt}, which {@code mvn clean}
 * leaves, and for a saboteur its own.
 */
public final class FailedScenarios {

  private static final String OWNER = "# ";
  private static final String REFERENCE_SHOP = "reference-shop";

  private final Path file;
  private final String merchant;

  /**
   * @param merchant who sold: the mapping file, or the saboteur's id
   */
  FailedScenarios(Path reports, String merchant) {
    this.file = reports.resolve("rerun.txt");
    this.merchant = merchant;
  }

  /** Those of the merchant that this JVM was told to run. */
  public static FailedScenarios ofThisJvm() {
    String saboteur = System.getProperty("testmode.saboteur");
    return new FailedScenarios(
        Path.of(System.getProperty("reports.directory", "reports")),
        saboteur != null
            ? "saboteur " + saboteur
            : System.getProperty("testmode.merchant", REFERENCE_SHOP));
  }

  /**
   * Those of another run, whose reports lie here.
   *
   * @param mappingFile of the merchant; null for the reference shop
   */
  public static FailedScenarios of(Path reports, @Nullable String mappingFile) {
    return new FailedScenarios(reports, mappingFile == null ? REFERENCE_SHOP : mappingFile);
  }

  /** Puts these in the place of the ones before; none after a run in which none failed. */
  public void remember(List<String> places) {
    List<String> lines = new ArrayList<>(List.of(OWNER + merchant));
    lines.addAll(places);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * What failed; never empty.
   *
   * @throws SelectionRefused when nothing did, nothing ran yet, or somebody else's run was the last
   */
  List<String> recall() {
    List<String> lines = lines();
    String owner =
        lines.stream()
            .filter(line -> line.startsWith(OWNER))
            .map(line -> line.substring(OWNER.length()))
            .findFirst()
            .orElse(merchant);
    if (!owner.equals(merchant)) {
      throw new SelectionRefused(
          "%s has nothing to run: the last run was of %s, not of %s; run %s as a whole first."
              .formatted(Selection.RERUN, owner, merchant, merchant));
    }
    List<String> places = lines.stream().filter(line -> !line.startsWith(OWNER)).toList();
    if (places.isEmpty()) {
      throw new SelectionRefused(
          Selection.RERUN + " has nothing to run: no scenario failed in the last run.");
    }
    return places;
  }

  private List<String> lines() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
