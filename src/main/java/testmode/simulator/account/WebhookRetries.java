package testmode.simulator.account;

import java.time.Duration;
import java.util.List;

/**
 * When an unanswered delivery is tried again.
 *
 * <p>Documented: three times over a few hours in test mode, with exponential back-off for up to
 * three days in live mode. ASSUMED: the intervals, which Stripe does not publish.
 */
public enum WebhookRetries {
  TEST(List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2))),
  LIVE(
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(24),
          Duration.ofHours(30)));

  private final List<Duration> intervals;

  WebhookRetries(List<Duration> intervals) {
    this.intervals = intervals;
  }

  /**
   * The pauses after the first, second, … unanswered attempt; after the last one Stripe gives up.
   */
  public List<Duration> intervals() {
    return intervals;
  }
}
