package testmode.driver;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The clock that a launched merchant and the network live by: it stands until the scenario lets
 * time pass.
 */
final class SharedClock implements InstantSource {

  private volatile Instant now;

  SharedClock(Instant start) {
    now = Objects.requireNonNull(start, "start");
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * The same clock for records: it shows this one's time and, on top, the real time since the
   * scenario opened. Many things happen while this clock stands, and a record must tell their
   * order.
   */
  InstantSource flowing() {
    long opened = System.nanoTime();
    return () -> now.plusNanos(System.nanoTime() - opened);
  }

  /** Never back: a clock that goes back would make signatures and reservations lie. */
  synchronized void moveTo(Instant then) {
    if (then.isAfter(now)) {
      now = then;
    }
  }
}
