package testmode.network.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HoldsTest {

  private static final long AN_HOUR = TimeUnit.HOURS.toMillis(1);

  private final Holds holds = new Holds();

  @Test
  void aReleaseBetweenTicketAndHoldCounts() {
    long ticket = holds.ticket();
    holds.release();

    holds.hold(ticket, AN_HOUR);
  }

  @Test
  void aReleaseBeforeTheTicketDoesNot() {
    holds.release();
    long start = System.nanoTime();

    holds.hold(holds.ticket(), 20);

    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(20));
  }

  @Test
  void nobodyWaitsAfterClosing() {
    holds.close();

    holds.hold(holds.ticket(), AN_HOUR);
  }

  @Test
  void nobodyWaitsForWhatIsDone() {
    holds.await(() -> true, holds.ticket(), AN_HOUR);
  }
}
