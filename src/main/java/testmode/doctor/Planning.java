package testmode.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios that a run would play, with what each needs. */
final class Planning {

  private static final String ENDING = ".feature";

  private Planning() {}

  /**
   * Reads every feature below a folder, in the order of their names.
   *
   * @return none when there is no such folder
   * @throws IOException when one cannot be read
   */
  static List<Planned> in(Path folder) throws IOException {
    List<Planned> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(ENDING)).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String shown = name.substring(0, name.length() - ENDING.length());
        all.addAll(FeatureReader.read(shown, Files.readAllLines(file)));
      }
    }
    return all;
  }
}
