package testmode.acceptance.language;

import java.time.Duration;
import java.util.Objects;

/**
 * How long anything may take that is expected to happen by itself, and how often is looked whether
 * it has; real time.
 */
public record Patience(Duration limit, Duration betweenLooks) {

  /**
   * At Stripe, where an event is listed a second or two after its call and fetched a second after
   * that, and where the requests of a whole run stand in one queue. A look costs some of the pace
   * that all scenarios share.
   */
  public static final Patience AT_STRIPE =
      new Patience(Duration.ofSeconds(30), Duration.ofMillis(500));

  private static final Duration LOOPBACK_LOOKS = Duration.ofMillis(10);

  public Patience {
    Objects.requireNonNull(limit, "limit");
    if (betweenLooks.isNegative() || betweenLooks.isZero()) {
      throw new IllegalArgumentException(
          "betweenLooks (" + betweenLooks + ") must be positive: a look takes its time");
    }
  }

  /** The same for an app that takes so much longer. */
  Patience and(Duration more) {
    return more.isZero() ? this : new Patience(limit.plus(more), betweenLooks);
  }

  /** With the simulator, where a look costs nothing. */
  public static Patience onThisMachine(Duration limit) {
    return new Patience(limit, LOOPBACK_LOOKS);
  }
}
