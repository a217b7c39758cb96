package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import testmode.driver.gate.Pace;

/** What docs/test-mode.md says is so. */
class TestModePageTest {
  private final String page;

  TestModePageTest() throws IOException {
    page = Files.readString(Path.of("docs/test-mode.md"));
  }

  @Test
  void everythingThatIsLackingIsToldWithTheReason() {
    TestModeControls.lacking(true)
        .forEach(
            (ability, why) ->
                assertThat(page)
                    .containsPattern("\\| `" + ability.word() + "`[^|]*\\| [^|]+\\|")
                    .contains("| " + why + " |"));
  }

  @Test
  void theMarksAndTheStatesAreThose() {
    assertThat(page)
        .contains("| `" + RunMarks.RUN + "` |", "| `" + RunMarks.STARTED + "` |")
        .contains(Leftovers.CANCELLABLE.stream().map(state -> "`" + state + "`").toList());
  }

  @Test
  void theNumbersAreThose() {
    assertThat(page)
        .contains("| requests | " + Pace.OF_TEST_MODE.perSecond() + " a second")
        .contains("after 0.5, 1, 2, 4 and 8 s, six tries in all");
    assertThat(Pace.OF_TEST_MODE.firstWait()).isEqualTo(Duration.ofMillis(500));
    assertThat(Pace.OF_TEST_MODE.tries()).isEqualTo(6);
    assertThat(
            FetchedDeliveries.WAITS.stream()
                .map(wait -> String.valueOf(wait.toSeconds()))
                .collect(Collectors.joining(" ")))
        .isEqualTo("1 2 4");
    assertThat(page)
        .contains("posted again after 1, 2 and 4 seconds")
        .contains(FetchedDeliveries.TO_BE_LISTED.toSeconds() + " seconds after its last call");
  }
}
