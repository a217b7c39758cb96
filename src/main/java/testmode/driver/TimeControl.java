package testmode.driver;

import java.time.Duration;
import java.time.Instant;

/** The time in which merchant and Stripe live. */
public interface TimeControl {

  Instant now();

  /**
   * Lets time pass for both, in lock step: whatever falls due on the way (a webhook retry, a
   * balance transaction) happens at its own moment and is finished when this returns.
   */
  void pass(Duration duration);
}
