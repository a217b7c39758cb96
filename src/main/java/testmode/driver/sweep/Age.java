package testmode.driver.sweep;

import java.time.Duration;

/**
 * What a sweep looks at: how old things must be, and how old they may be.
 *
 * @param atLeast what is younger may belong to a run that still plays
 * @param atMost how far to look back: an account may have years of payments
 */
public record Age(Duration atLeast, Duration atMost) {

  /** Far longer than the night's longest run. */
  public static final Duration AT_LEAST = Duration.ofHours(2);

  /** A month of nights without a sweep. */
  public static final Duration AT_MOST = Duration.ofDays(30);

  /** Older than Stripe itself: no account has anything before. */
  private static final Duration LONGEST = Duration.ofDays(10_000);

  /**
   * @throws IllegalArgumentException in a sentence, when nothing can be of this age
   */
  public Age {
    if (atLeast.isNegative()) {
      throw new IllegalArgumentException("atLeast (" + atLeast + ") must not be negative");
    }
    if (atMost.compareTo(atLeast) <= 0 || atMost.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "atMost ("
              + atMost
              + ") must be longer than "
              + atLeast
              + " and no longer than "
              + LONGEST.toDays()
              + " days");
    }
  }
}
