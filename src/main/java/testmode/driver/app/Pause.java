package testmode.driver.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real wait, the only one of the driver: between two attempts of a shopper's browser. */
final class Pause {

  private Pause() {}

  static void of(Duration duration) {
    try {
      // Nobody counts down: this is a wait that can be interrupted, with a limit.
      boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
      if (never) {
        throw new IllegalStateException("a latch that nobody counts down went down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
