package testmode.driver.gate;

import java.time.Duration;

/**
 * How fast a run may ask Stripe, and how patiently it meets refusals.
 *
 * @param perSecond requests a second, evenly spread, of all scenarios together
 * @param firstWait before a refused request is sent again; doubles with every further refusal
 * @param tries how often one request is sent at most
 */
public record Pace(int perSecond, Duration firstWait, int tries) {

  /**
   * Below the 25 requests a second that Stripe's test mode takes. Six tries wait some 15 s in all:
   * longer than a burst of somebody else, and not for ever.
   */
  public static final Pace OF_TEST_MODE = new Pace(20, Duration.ofMillis(500), 6);

  public Pace {
    if (perSecond < 1 || perSecond > 1_000) {
      throw new IllegalArgumentException(
          "requests a second (" + perSecond + ") must be between 1 and 1000");
    }
    if (firstWait.isNegative() || firstWait.isZero()) {
      throw new IllegalArgumentException("the first wait (" + firstWait + ") must be positive");
    }
    if (tries < 1) {
      throw new IllegalArgumentException("tries (" + tries + ") must be at least 1");
    }
  }
}
