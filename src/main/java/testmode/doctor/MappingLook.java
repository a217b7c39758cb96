package testmode.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.driver.assembly.Assembly;
import testmode.driver.mapping.MappingException;
import testmode.driver.mapping.MappingFile;
import testmode.driver.settings.Settings;
import testmode.driver.settings.SettingsException;

/** Whether the mapping file can be used, and what of the environment it needs. */
final class MappingLook {

  static final String QUESTION = "mapping file";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)}");
  private static final String REMEDY = "Mend these; docs/mapping-file.md has every word.";

  /**
   * What came of reading it.
   *
   * @param settings of a run with it; null when it cannot be used
   */
  record Read(Finding finding, @Nullable Settings settings, @Nullable MappingFile mapping) {}

  private MappingLook() {}

  static Read look(Path file, int networkPort) {
    try {
      Settings settings =
          Settings.read(
              Map.of(
                  "testmode.merchant", file.toString(),
                  "testmode.network.port", String.valueOf(networkPort)),
              Map.of());
      MappingFile mapping = Assembly.mapping(settings);
      return new Read(
          Finding.green(QUESTION, "no mistakes; " + variables(file)), settings, mapping);
    } catch (SettingsException unusable) {
      return wrong(alsoInside(file, List.of(String.valueOf(unusable.getMessage()).split("\\R"))));
    } catch (MappingException wrong) {
      return wrong(wrong.problems());
    }
  }

  /** A live key ends the reading of settings; what else is wrong in the file is told with it. */
  private static List<String> alsoInside(Path file, List<String> problems) {
    if (problems.stream().noneMatch(it -> it.contains("a live key"))) {
      return problems;
    }
    try {
      MappingFile.read(file, System.getenv());
      return problems;
    } catch (MappingException all) {
      return all.problems();
    }
  }

  private static Read wrong(List<String> problems) {
    int many = problems.size();
    String count = many == 1 ? "1 mistake" : many + " mistakes";
    return new Read(Finding.red(QUESTION, count, REMEDY).with(problems), null, null);
  }

  /** Those that are not set are mistakes, which were told. */
  private static String variables(Path file) {
    try {
      TreeSet<String> names =
          VARIABLE
              .matcher(Files.readString(file))
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      return names.isEmpty()
          ? "it needs no environment variables"
          : "it uses the environment variables " + String.join(", ", names);
    } catch (IOException gone) {
      return "it cannot be read any more";
    }
  }
}
