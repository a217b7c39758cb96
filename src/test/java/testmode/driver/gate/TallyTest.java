package testmode.driver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import testmode.driver.gate.Trouble.Kind;

class TallyTest {
  private static final Trouble SILENT = new Trouble(Kind.UNREACHABLE, "no answer");

  private final AtomicLong nanos = new AtomicLong();
  private final Tally tally = new Tally(nanos::get);

  private void meet(int times) {
    for (int i = 0; i < times; i++) {
      tally.met(SILENT);
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void stripeIsGoneWhenManyTroublesInARowLasted() {
    meet(Tally.GONE_AFTER);
    assertThat(tally.gone()).isEmpty();
    pass(Tally.GONE_FOR);
    assertThat(tally.gone()).contains(SILENT);
  }

  @Test
  void whatHappensAfterAMarkIsKnownHoweverMuchHappenedBefore() {
    meet(5_000);
    int mark = tally.mark();
    assertThat(tally.since(mark)).isEmpty();
    tally.met(new Trouble(Kind.BROKEN, "the last one"));
    assertThat(tally.since(mark)).containsExactly(new Trouble(Kind.BROKEN, "the last one"));
    assertThat(tally.troubles()).hasSize(1_000);
  }

  @Test
  void aFewTroublesAreNoOutageHoweverLongTheyLast() {
    meet(Tally.GONE_AFTER - 1);
    pass(Duration.ofHours(1));
    assertThat(tally.gone()).isEmpty();
  }

  @Test
  void oneGoodAnswerBeginsTheCountAnew() {
    meet(Tally.GONE_AFTER);
    pass(Tally.GONE_FOR);
    tally.answered();
    assertThat(tally.gone()).isEmpty();
    meet(Tally.GONE_AFTER);
    assertThat(tally.gone()).isEmpty();
    pass(Tally.GONE_FOR);
    assertThat(tally.gone()).contains(SILENT);
    assertThat(tally.troubles()).hasSize(2 * Tally.GONE_AFTER);
  }
}
