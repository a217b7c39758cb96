package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunMarksTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00.250Z");

  @Test
  void whatIsWrittenIsReadAgain() {
    RunMarks marks = RunMarks.of(20417, NINE, 5);

    assertThat(RunMarks.on(marks.metadata())).contains(marks);
    assertThat(marks.age(Instant.parse("2026-11-23T11:00:00Z"))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void runsWithOneSeedAreToldApart() {
    RunMarks run = RunMarks.of(7, NINE, 1_000);

    assertThat(RunMarks.of(7, NINE, 2_000).run()).isNotEqualTo(run.run());
    assertThat(RunMarks.of(7, NINE.plusMillis(1), 1_000).run()).isNotEqualTo(run.run());
    assertThat(RunMarks.of(Long.MAX_VALUE, NINE, Long.MAX_VALUE).run()).matches("[a-z0-9]{1,40}");
  }

  @ParameterizedTest
  @CsvSource({
    "testmode_run, r1, order_id, 5",
    "testmode_started, 1795428000, order_id, 5",
    "testmode_run, r1, testmode_started, yesterday",
    "testmode_run, r1, testmode_started, -5",
    "testmode_run, R 1, testmode_started, 1795428000",
    "testmode_run, r\u001b[2J, testmode_started, 1795428000",
  })
  void whatDoesNotCarryBothInOurFormIsSomebodyElses(
      String one, String its, String other, String others) {
    assertThat(RunMarks.on(Map.of(one, its, other, others))).isEmpty();
  }

  @Test
  void whatHasNoMetadataIsSomebodyElses() {
    assertThat(RunMarks.on(null)).isEmpty();
  }
}
