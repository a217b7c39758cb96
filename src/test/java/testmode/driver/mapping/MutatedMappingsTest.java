package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good file, spoilt in one line: read all the same, or every sentence says where. */
class MutatedMappingsTest {

  private static final List<String> VALUES =
      List.of("5", "~", "[]", "{}", "true", "[a, {b: c}]", "{a: [1]}", "''", "${nobody}", ".nan");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MERCHANT_URL", "http://127.0.0.1:9",
          "STRIPE_SECRET_KEY", "sk_test_x",
          "STRIPE_PUBLISHABLE_KEY", "pk_test_x",
          "STRIPE_WEBHOOK_SECRET", "whsec_x");

  @ParameterizedTest
  @ValueSource(strings = {"reference-shop.yaml", "known/vendure.yaml", "known/shopizer.yaml"})
  void isReadOrToldAndNeverBreaksTheReader(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("fixtures/merchants", name));
    List<String> said = new ArrayList<>();

    for (int i = 0; i < lines.size(); i++) {
      for (String spoilt : spoilt(lines.get(i), i).toList()) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, spoilt);
        try {
          MappingFile.parse("m.yaml", String.join("\n", changed), ENVIRONMENT);
        } catch (MappingException e) {
          said.addAll(e.problems());
        }
      }
    }

    assertThat(said).isNotEmpty().allMatch(problem -> problem.matches("(?s)m\\.yaml:\\d+: \\S.*"));
  }

  /**
   * Another value and another slip in each line: all of them in all lines take ten times as long.
   */
  private static Stream<String> spoilt(String line, int number) {
    if (line.startsWith("#")) {
      return Stream.of();
    }
    int value = line.indexOf(": ");
    List<String> slips = List.of("", " " + line, line.replaceFirst(":", ""), line.replace("}", ""));
    return Stream.of(
        slips.get(number % slips.size()),
        value < 0 ? "" : line.substring(0, value + 2) + VALUES.get(number % VALUES.size()));
  }
}
