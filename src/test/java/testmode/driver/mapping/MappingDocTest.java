package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.driver.Ability;
import testmode.driver.OrderState;

/** The contract names everything that the reader knows. */
class MappingDocTest {

  private static String doc() throws IOException {
    return Files.readString(Path.of("docs/mapping-file.md"));
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void everyAbilityIsExplained(Ability ability) throws IOException {
    assertThat(doc().lines().filter(line -> line.startsWith("| `")))
        .as("lines of tables that begin with names in code")
        .anyMatch(
            line -> line.substring(0, line.indexOf(" | ")).contains("`" + ability.word() + "`"));
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void everyStateIsNamed(OrderState state) throws IOException {
    assertThat(doc()).contains("`" + state.word() + "`");
  }

  @Test
  void everyTemplateIsExplained() throws IOException {
    String doc = doc();
    assertThat(TemplateUses.GIVEN).allSatisfy(name -> assertThat(doc).contains("${" + name + "}"));
  }

  @Test
  void everyOperationIsExplained() throws IOException {
    String doc = doc();
    assertThat(Block.FLOW.keys()).allSatisfy(name -> assertThat(doc).contains("`" + name + "`"));
    assertThat(Block.OPERATIONS.keys())
        .allSatisfy(name -> assertThat(doc).contains("`" + name + "`"));
  }
}
