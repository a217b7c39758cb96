package testmode.acceptance.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionGuardTest {

  private static final String FEATURE =
      """
      @checkout
      Feature: Paid once

        Rule: A rule

          @critical
          Scenario: Ada pays
            Given a step

          Scenario Outline: Ben pays by <card>
            Given a step

            Examples: cards
              | card |
              | visa |
              | amex |
      """;

  @TempDir private Path root;

  @BeforeEach
  void twoFeatures() throws IOException {
    Files.createDirectories(root.resolve("features/checkout"));
    Files.createDirectories(root.resolve("features/empty"));
    Files.writeString(root.resolve("features/checkout/paid.feature"), FEATURE);
    Files.writeString(
        root.resolve("features/other.feature"), "Feature: Other\n  Scenario: Other\n    * step\n");
    Files.writeString(root.resolve("features/empty/none.feature"), "Feature: Nothing yet\n");
    Files.writeString(root.resolve("features/empty/notes.txt"), "Scenario: none\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3", // the feature
    "4, 3", // the rule
    "7, 1", // a scenario
    "10, 2", // an outline
    "13, 2", // its examples
    "16, 1", // one row
  })
  void aLineStandsForWhatIsBelowIt(int line, int scenarios) {
    assertThat(matching("features/checkout/paid.feature:" + line, null, null)).hasSize(scenarios);
  }

  @Test
  void severalLinesAndPathsAddUp() {
    assertThat(matching("features/checkout/paid.feature:7:15,features/other.feature", null, null))
        .containsExactly("Ada pays", "Ben pays by visa", "Other");
  }

  @Test
  void aFolderStandsForAllInIt() {
    assertThat(matching("features", null, null)).hasSize(4);
    assertThat(matching("file:" + root.resolve("features/checkout"), null, null)).hasSize(3);
  }

  @Test
  void tagsAreInheritedFromTheFeature() {
    assertThat(matching(null, "@checkout and not @critical", null)).hasSize(2);
  }

  @Test
  void aNameIsFoundAnywhereWithItsColumnsFilledIn() {
    assertThat(matching(null, null, "by (visa|amex)")).hasSize(2);
  }

  @Test
  void refusesALineThatIsNoScenarioAndNamesThoseThatAre() {
    assertRefused(
        "features/checkout/paid.feature:8",
        null,
        null,
        "line 8 of features/checkout/paid.feature is no scenario; scenarios, outlines and example"
            + " rows are at 2, 4, 7, 10, 13, 15, 16.");
  }

  @Test
  void refusesTheHeaderOfATableOfExamples() {
    assertRefused("features/checkout/paid.feature:14", null, null, "line 14 of");
  }

  @Test
  void refusesAPathThatIsNotThere() {
    assertRefused(
        "features/chekout",
        null,
        null,
        "cucumber.features names 'features/chekout', and there is no such file or folder.");
  }

  @Test
  void refusesAFolderWithoutScenarios() {
    assertRefused(
        "features/empty",
        null,
        null,
        "cucumber.features names 'features/empty', which holds no scenario.");
  }

  @Test
  void refusesALineOfAFolder() {
    assertRefused("features:7", null, null, "names lines of 'features', which is a folder");
  }

  @Test
  void refusesATagExpressionThatMatchesNothing() {
    assertRefused(
        null,
        "@INT-025.77",
        null,
        "cucumber.filter.tags (@INT-025.77) matches none of 4 scenarios.");
  }

  @Test
  void refusesATagExpressionThatIsNone() {
    assertRefused(null, "@a and", null, "cucumber.filter.tags (@a and) is not a tag expression");
  }

  @Test
  void refusesANameThatMatchesNothingOrIsNoPattern() {
    assertRefused(null, null, "Cora", "cucumber.filter.name (Cora) matches none of 4 scenarios.");
    assertRefused(null, null, "(", "cucumber.filter.name (() is not a regular expression");
  }

  @Test
  void refusesATagThatMatchesOnlyOutsideOfThePath() {
    assertRefused("features/other.feature", "@checkout", null, "matches none of 1 scenarios");
  }

  @Test
  void refusesAFileThatIsNotGherkin() throws IOException {
    Files.writeString(root.resolve("features/broken.feature"), "Scenario without a feature\n");

    assertRefused("features/broken.feature", null, null, "is not Gherkin: ");
  }

  private List<String> matching(
      @Nullable String features, @Nullable String tags, @Nullable String name) {
    return new SelectionGuard(root)
        .matching(new Selection(features, tags, name, false, null)).stream()
            .map(FeatureFile.Entry::name)
            .toList();
  }

  private void assertRefused(
      @Nullable String features, @Nullable String tags, @Nullable String name, String message) {
    assertThatExceptionOfType(SelectionRefused.class)
        .isThrownBy(() -> matching(features, tags, name))
        .withMessageContaining(message);
  }
}
