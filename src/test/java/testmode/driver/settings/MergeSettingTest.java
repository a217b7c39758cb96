package testmode.driver.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeSettingTest {
  @TempDir private Path folder;

  @Test
  void theFoldersOfAMergeAreReadAndSaid() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));

    Settings settings = Settings.read(Map.of("testmode.merge", one + ", " + two), Map.of());

    assertThat(settings.merge()).containsExactly(one, two);
    assertThat(settings.headline())
        .isEqualTo("Testmode: merging the shards of " + one + ", " + two);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-such-folder", "src,no-such-folder", "pom.xml"})
  void aMergeOfWhatIsNoFolderIsRefused(String merge) {
    assertRefused(
        Map.of("testmode.merge", merge),
        "testmode.merge (" + merge + ") must be folders that exist, comma between.");
  }

  @ParameterizedTest
  @CsvSource({"shard, 1/4", "rerun, true", "saboteur, M07"})
  void aMergePlaysNothingThatCouldBeChosen(String choice, String value) {
    Map<String, String> both = Map.of("testmode.merge", "src", "testmode." + choice, value);

    assertRefused(
        both,
        "testmode.merge plays no scenario, and makes a report of what was played: leave"
            + " testmode."
            + choice
            + " out.");
  }

  private static void assertRefused(Map<String, String> properties, String message) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.read(properties, Map.of()))
        .withMessage(message);
  }
}
