package testmode.simulator.pipeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds requests inside execution for a while of real time, so that a second request can meet the
 * first one there; closing lets all of them go at once.
 */
final class HeldRequests implements AutoCloseable {
  private final CountDownLatch closing = new CountDownLatch(1);

  void hold(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
