package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.driver.Ability;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;

/** The contract explains everything that the reader knows, and its examples can be read. */
class MappingDocTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\\R(# yaml-language-server.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static String doc() throws IOException {
    return Files.readString(Path.of("docs/mapping-file.md"));
  }

  /** The heading under which a block's keys stand. */
  private static String heading(Block block) {
    return switch (block) {
      case FILE -> "## The blocks";
      case MERCHANT, TLS -> "## `merchant`";
      case START -> "## `start`";
      case KEYS, SEEN -> "## `keys`";
      case SESSION, ROLE -> "## `session` and `auth`";
      case DEFAULTS, FAIL -> "## `defaults`";
      case SETUP, RESET -> "## `health`, `setup` and `reset`";
      case WEBHOOK -> "## `webhook`";
      case FLOW, PRICE, ACT -> "## `flows`";
      case OPERATIONS, ORDER_STATUS, MISSING, REFUND, JOB -> "## `operations`";
      case STEP, REQUEST, EXPECT -> "## A step";
      case EXTRACTION, NETWORK -> "## `extract`";
      case RULE, WHEN -> "## `outcome` and `advice`";
      case LACK -> "## `capabilities`";
    };
  }

  /** The names in code in the first cells of a section's tables; the last part of dotted ones. */
  private static List<String> explained(String heading) throws IOException {
    String rest = doc().split(Pattern.quote("\n" + heading + "\n"), 2)[1];
    List<String> names = new ArrayList<>();
    rest.split("\n## ", 2)[0]
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf(" | ")))
        .flatMap(cell -> CODE.matcher(cell).results())
        .map(code -> code.group(1).replaceAll(":.*", ""))
        .forEach(
            name -> {
              names.add(name.substring(name.lastIndexOf('.') + 1));
              names.add(name.split("\\.")[0]);
            });
    return names;
  }

  @ParameterizedTest
  @EnumSource(Block.class)
  void everyKeyIsExplainedUnderItsHeading(Block block) throws IOException {
    assertThat(explained(heading(block))).containsAll(block.keys());
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void everyAbilityIsExplained(Ability ability) throws IOException {
    assertThat(explained(heading(Block.LACK))).contains(ability.word());
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void everyStateIsNamed(OrderState state) throws IOException {
    assertThat(doc()).contains("`" + state.word() + "`");
  }

  @ParameterizedTest
  @EnumSource(PaymentAnswer.Kind.class)
  void everyOutcomeIsNamed(PaymentAnswer.Kind kind) throws IOException {
    assertThat(doc()).contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`");
  }

  @Test
  void everyTemplateIsExplained() throws IOException {
    List<String> explained =
        doc()
            .lines()
            .filter(line -> line.startsWith("| `${"))
            .map(line -> line.split(" \\| ")[0])
            .toList();

    assertThat(TemplateUses.GIVEN)
        .allSatisfy(name -> assertThat(explained.toString()).contains("`${" + name + "}`"));
    assertThat(explained.toString()).contains("`" + TemplateUses.SESSION + "`");
  }

  @Test
  void itsExamplesHaveNoMistake() throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(doc())
            .results()
            .map(MatchResult::group)
            .map(MappingDocTest::inside)
            .toList();

    assertThat(examples).hasSize(2);
    assertThat(examples)
        .allSatisfy(
            yaml -> assertThat(MappingFile.parse("doc.yaml", yaml, Map.of()).flows()).hasSize(1));
  }

  private static String inside(String fenced) {
    return fenced.substring(fenced.indexOf('\n') + 1, fenced.lastIndexOf("```"));
  }
}
