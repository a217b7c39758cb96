package testmode.driver.app;

import java.time.Duration;
import java.util.List;

/**
 * How long the shopper's browser waits for Stripe and what it does about silence.
 *
 * @param limit for one attempt
 * @param waits between attempts; one more attempt than waits is made
 */
public record Patience(Duration limit, List<Duration> waits) {

  /** Against Stripe itself. */
  public static final Patience REAL =
      new Patience(Duration.ofSeconds(30), List.of(Duration.ofMillis(500), Duration.ofSeconds(1)));

  /**
   * On this machine, where an answer takes milliseconds and a lost one would be waited for in vain.
   */
  public static final Patience SHORT =
      new Patience(Duration.ofMillis(800), List.of(Duration.ofMillis(20), Duration.ofMillis(40)));

  public Patience {
    waits = List.copyOf(waits);
  }
}
