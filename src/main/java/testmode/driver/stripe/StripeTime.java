package testmode.driver.stripe;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import testmode.driver.TimeControl;

/**
 * The time of a simulated account that an app of its own uses: days pass at Stripe, and the app's
 * clock goes on as it does.
 *
 * <p>The simulator's clock may tick, so that moments cannot be named beforehand, only how much time
 * passes. What passed is taken back when the scenario ends: the next one's objects would be dated
 * in the app's future, and a Checkout Session that expires in half an hour by its clock would have
 * expired days ago.
 */
final class StripeTime implements TimeControl {

  private final ControlDoor control;
  private final Instant opened;
  private final long openedNanos = System.nanoTime();
  private boolean passed;

  StripeTime(ControlDoor control) {
    this.control = control;
    this.opened = SimulatorTime.read(control);
  }

  @Override
  public Instant now() {
    return SimulatorTime.read(control);
  }

  /** In whole seconds, rounded up, which is what the control door takes. */
  @Override
  public void pass(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration (" + duration + ") must not be negative");
    }
    JsonObject by = new JsonObject();
    by.addProperty("seconds", duration.plusNanos(999_999_999).toSeconds());
    passed = true;
    control.post("clock/advance", by);
  }

  /** Puts the clock where it were, had nobody moved it. */
  void takeBack() {
    Instant unmoved = opened.plusNanos(System.nanoTime() - openedNanos);
    if (passed && unmoved.isBefore(now())) {
      JsonObject to = new JsonObject();
      to.addProperty("to_millis", unmoved.toEpochMilli());
      control.post("clock/rewind", to);
    }
  }
}
