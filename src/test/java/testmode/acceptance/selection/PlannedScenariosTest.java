package testmode.acceptance.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import testmode.doctor.Doctor;

/** What the doctor reads of the features is what Cucumber would play. */
class PlannedScenariosTest {

  private static final String NEEDS = "@needs:";
  private static final Path FEATURES = Path.of("features");

  @Test
  void areThoseOfCucumberByNameAndNeed() throws IOException {
    List<String> cucumbers;
    try (Stream<Path> files = Files.walk(FEATURES)) {
      cucumbers =
          files
              .filter(file -> file.toString().endsWith(".feature"))
              .sorted()
              .flatMap(file -> FeatureFile.parse(file).entries().stream())
              .map(entry -> entry.name() + " " + needs(entry.tags()))
              .toList();
    }

    List<String> doctors =
        Doctor.planned(FEATURES).stream()
            .map(planned -> planned.name() + " " + new TreeSet<>(planned.needs()))
            .toList();

    assertThat(doctors).isNotEmpty().containsExactlyElementsOf(cucumbers);
  }

  private static TreeSet<String> needs(List<String> tags) {
    TreeSet<String> needs = new TreeSet<>();
    tags.stream()
        .filter(tag -> tag.startsWith(NEEDS))
        .map(tag -> tag.substring(NEEDS.length()))
        .forEach(needs::add);
    return needs;
  }
}
