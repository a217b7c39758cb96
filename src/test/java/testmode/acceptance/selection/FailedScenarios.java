package testmode.acceptance.selection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The scenarios that failed in the last run, one {@code features/x.feature:7} a line. The file is
 * outside {@code target}, so that {@code mvn clean} leaves it.
 */
public final class FailedScenarios {

  private final Path file;

  public FailedScenarios(Path reports) {
    this.file = reports.resolve("rerun.txt");
  }

  /** Puts these in the place of the ones before; none after a run in which none failed. */
  public void remember(List<String> places) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, places);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** What failed, oldest run forgotten; empty when nothing did or nothing ran yet. */
  List<String> recall() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
