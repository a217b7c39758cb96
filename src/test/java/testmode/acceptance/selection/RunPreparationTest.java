package testmode.acceptance.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPreparationTest {

  @TempDir private Path root;
  private FailedScenarios failed;

  @BeforeEach
  void fiveScenarios() throws IOException {
    failed = new FailedScenarios(root.resolve("reports"), "my-shop.yaml");
    Files.createDirectories(root.resolve("features"));
    StringBuilder feature = new StringBuilder("Feature: F\n");
    for (int i = 1; i <= 5; i++) {
      feature.append("  Scenario: S").append(i).append("\n");
    }
    Files.writeString(root.resolve("features/f.feature"), feature);
  }

  @Test
  void everythingNeedsNoPaths() {
    assertThat(Selection.from(name -> null).partial()).isFalse();
    assertThat(resolve(Map.of())).isNull();
    assertThat(resolve(Map.of(Selection.FEATURES, "features"))).isEqualTo("features");
  }

  @Test
  void whatAFilterPassesOverIsNotEvenFoundLestItBeCalledSkipped() {
    assertThat(resolve(Map.of(Selection.NAME, "S[24]")))
        .isEqualTo("features/f.feature:3,features/f.feature:5");
    assertThat(
            resolve(
                Map.of(Selection.TAGS, "not @slow", Selection.FEATURES, "features/f.feature:4")))
        .isEqualTo("features/f.feature:4");
  }

  @Test
  void aRerunIsWhatFailedLastTime() {
    failed.remember(List.of("features/f.feature:3", "features/f.feature:5"));

    assertThat(resolve(Map.of(Selection.RERUN, "true")))
        .isEqualTo("features/f.feature:3,features/f.feature:5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pays", "^Ada", "once$", "Ben|Ada", "^Ada pays once$"})
  void aPartOfANameIsEnough(String part) {
    assertThat("Ada pays once").matches(RunPreparation.anywhere(part));
    assertThat("Cora leaves").doesNotMatch(RunPreparation.anywhere(part));
  }

  @Test
  void refusesARerunWhenNothingFailed() {
    failed.remember(List.of());

    assertRefused(
        Map.of(Selection.RERUN, ""),
        "testmode.rerun has nothing to run: no scenario failed in the last run.");
  }

  @Test
  void refusesARerunOfWhatAnotherShopFailedIn() {
    new FailedScenarios(root.resolve("reports"), "saboteur M07")
        .remember(List.of("features/f.feature:3"));

    assertRefused(
        Map.of(Selection.RERUN, "true"),
        "testmode.rerun has nothing to run: the last run was of saboteur M07, not of my-shop.yaml;"
            + " run my-shop.yaml as a whole first.");
  }

  @Test
  void aRefusalIsItsSentenceAndNothingElse() {
    StringWriter printed = new StringWriter();

    new SelectionRefused("shard (9/9) is empty.").printStackTrace(new PrintWriter(printed, true));

    assertThat(printed.toString()).isEqualToIgnoringNewLines("shard (9/9) is empty.");
  }

  @Test
  void aNoteOnHowPathsAreNamedIsKeptFromReadersAndOthersAreNot() {
    String issue = "(1) [WARNING] Discovering tests using the cucumber.features property. Other";

    assertThat(
            PlatformChatter.isTheNoteOnPaths(
                "TestEngine with ID 'cucumber' encountered a non-critical issue during test"
                    + " discovery:\n\n"
                    + issue))
        .isTrue();
    assertThat(
            PlatformChatter.isTheNoteOnPaths(
                "TestEngine with ID 'cucumber' encountered 2 non-critical issues during test"
                    + " discovery:\n\n"
                    + issue))
        .isFalse();
    assertThat(
            PlatformChatter.isTheNoteOnPaths(
                "TestEngine with ID 'x' encountered a non-critical issue during test discovery"))
        .isFalse();
  }

  @Test
  void refusesARerunOfWhatIsNoLongerThere() {
    failed.remember(List.of("features/gone.feature:3"));

    assertRefused(Map.of(Selection.RERUN, "true"), "'features/gone.feature'");
  }

  @Test
  void refusesARerunTogetherWithPaths() {
    assertRefused(
        Map.of(Selection.RERUN, "true", Selection.FEATURES, "features"),
        "Choose one of testmode.rerun and cucumber.features.");
  }

  @Test
  void aShardIsItsScenariosByLine() {
    String one = resolve(Map.of(Selection.SHARD, "1/2"));
    String two = resolve(Map.of(Selection.SHARD, "2/2"));

    assertThat((one + "," + two).split(","))
        .containsExactlyInAnyOrder(
            "features/f.feature:2",
            "features/f.feature:3",
            "features/f.feature:4",
            "features/f.feature:5",
            "features/f.feature:6");
  }

  @Test
  void refusesAShardThatIsNone() {
    assertRefused(
        Map.of(Selection.SHARD, "3/2"), "testmode.shard (3/2) must be between 1/2 and 2/2.");
    assertRefused(Map.of(Selection.SHARD, "half"), "testmode.shard (half) must read like 2/5.");
    assertRefused(
        Map.of(Selection.SHARD, "90/99"),
        "testmode.shard (90/99) is empty: of 5 scenarios none falls into it; choose fewer shards.");
  }

  @Test
  void tellsHowARunWasSelected() {
    assertThat(
            selection(Map.of(Selection.TAGS, "@a", Selection.NAME, "pays", Selection.SHARD, "1/2"))
                .description())
        .isEqualTo("cucumber.filter.tags=@a and cucumber.filter.name=pays and testmode.shard=1/2");
  }

  @Test
  void aSeedThatIsGivenIsTaken() {
    assertThat(RunSeed.read("20417", 1)).isEqualTo(20417);
    assertThat(RunSeed.read(null, 1)).isEqualTo(1);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> RunSeed.read("yesterday", 1))
        .withMessageStartingWith("testmode.seed (yesterday) must be a whole number");
  }

  private @Nullable String resolve(Map<String, String> properties) {
    return RunPreparation.resolve(selection(properties), root, failed);
  }

  private static Selection selection(Map<String, String> properties) {
    return Selection.from(properties::get);
  }

  private void assertRefused(Map<String, String> properties, String message) {
    assertThatExceptionOfType(SelectionRefused.class)
        .isThrownBy(() -> resolve(properties))
        .withMessageContaining(message);
  }
}
