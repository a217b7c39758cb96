package testmode.simulator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VirtualClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> ran = new ArrayList<>();
  private Instant wall = START;

  private VirtualClock clock(boolean ticking) {
    InstantSource source = () -> wall;
    return new VirtualClock(ticking, START, source, Runnable::run, () -> ran.add("settled"));
  }

  private void schedule(VirtualClock clock, int seconds, String name) {
    clock.schedule(Duration.ofSeconds(seconds), name, () -> ran.add(name + "@" + clock.instant()));
  }

  @Test
  void aManualClockStandsStill() {
    VirtualClock clock = clock(false);
    wall = START.plusSeconds(60);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void playsTasksInOrderOfDueTimeThenOfSchedulingEachAtItsOwnTime() {
    VirtualClock clock = clock(false);
    schedule(clock, 20, "late");
    schedule(clock, 10, "first");
    schedule(clock, 10, "second");
    schedule(clock, 99, "beyond");
    clock.advanceTo(START.plusSeconds(30));
    assertThat(ran)
        .containsExactly(
            "settled",
            "first@2026-01-01T00:00:10Z",
            "settled",
            "second@2026-01-01T00:00:10Z",
            "settled",
            "late@2026-01-01T00:00:20Z",
            "settled");
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(30));
    assertThat(clock.nextDue()).isEqualTo(START.plusSeconds(99));
  }

  @Test
  void aTaskMayScheduleAnotherThatFallsDueInTheSameAdvance() {
    VirtualClock clock = clock(false);
    clock.schedule(Duration.ofSeconds(10), "outer", () -> schedule(clock, 5, "inner"));
    clock.advanceTo(START.plusSeconds(15));
    assertThat(ran).contains("inner@2026-01-01T00:00:15Z");
    assertThat(clock.nextDue()).isNull();
  }

  @Test
  void doesNotGoBack() {
    VirtualClock clock = clock(false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advanceTo(START.minusMillis(1)))
        .withMessageContaining("cannot go back");
  }

  @Test
  void rewindingTakesTheLeadBackAndPlaysNothing() {
    for (boolean ticking : new boolean[] {true, false}) {
      VirtualClock clock = clock(ticking);
      schedule(clock, 20, "due");
      clock.advanceTo(START.plusSeconds(10));
      ran.clear();
      clock.rewindTo(START.plusSeconds(1));
      assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
      assertThat(clock.nextDue()).isEqualTo(START.plusSeconds(20));
      assertThat(ran).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clock.rewindTo(START.plusSeconds(2)))
          .withMessageContaining("is not rewound to the later");
    }
  }

  @Test
  void aTickingClockFollowsTheWallAndKeepsItsLead() {
    VirtualClock clock = clock(true);
    clock.advanceTo(START.plusSeconds(100));
    wall = START.plusSeconds(7);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(107));
  }

  @Test
  void aTickingClockRunsOnlyWhatIsDue() {
    VirtualClock clock = clock(true);
    schedule(clock, 10, "due");
    schedule(clock, 11, "not yet");
    clock.runDue();
    assertThat(ran).isEmpty();
    wall = START.plusSeconds(10);
    clock.runDue();
    assertThat(ran).containsExactly("due@2026-01-01T00:00:10Z");
  }
}
