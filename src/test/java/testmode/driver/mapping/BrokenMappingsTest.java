package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mapping files with a mistake, one or two in each: exactly what is told stands at their end. */
class BrokenMappingsTest {

  private static final Path CASES = Path.of("src/test/resources/testmode/driver/mapping/broken");
  private static final String SAYS = "# => ";

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldWithItsLineAndNothingElse(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String yaml =
        lines.stream().filter(line -> !line.startsWith(SAYS)).collect(Collectors.joining("\n"));

    MappingException thrown =
        catchThrowableOfType(
            MappingException.class,
            () -> MappingFile.parse("m.yaml", yaml, Map.of("LIVE", "sk_live_51AbCdEfGhIjKlMnOp")));

    assertThat(thrown).as("a mistake in %s", file.getFileName()).isNotNull();
    assertThat(String.join("\n", thrown.problems()))
        .isEqualTo(
            lines.stream()
                .filter(line -> line.startsWith(SAYS))
                .map(line -> line.substring(SAYS.length()))
                .collect(Collectors.joining("\n")));
  }

  @Test
  void thereAreEnoughOfThem() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(30);
  }
}
