package testmode.driver.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import testmode.driver.TimeControl;
import testmode.driver.web.HttpAnswer;

/**
 * Virtual time: the merchant's clock and the simulator's go to each due moment together, the
 * merchant's first, so that an event that falls due reaches a merchant that lives at the same
 * moment.
 */
final class SimulatorTime implements TimeControl {

  /**
   * Three days of webhook retries are a few dozen moments; ten thousand are a task that never ends.
   */
  private static final int MOMENTS = 10_000;

  private final ControlDoor control;
  private final SharedClock merchant;

  SimulatorTime(ControlDoor control, SharedClock merchant) {
    this.control = control;
    this.merchant = merchant;
  }

  /** What the simulator's clock shows. */
  static Instant read(ControlDoor control) {
    return millis(control.get("clock"), "/now_millis");
  }

  @Override
  public Instant now() {
    return merchant.instant();
  }

  @Override
  public void pass(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration (" + duration + ") must not be negative");
    }
    Instant target = now().plus(duration);
    Instant last = Instant.MIN;
    for (int moment = 0; moment < MOMENTS; moment++) {
      JsonElement due = control.get("clock").at("/next_due_millis");
      if (due == null || Instant.ofEpochMilli(due.getAsLong()).isAfter(target)) {
        both(target);
        return;
      }
      Instant next = Instant.ofEpochMilli(due.getAsLong());
      // Told in whole milliseconds: what is still due then falls due within the next one.
      both(next.isAfter(last) ? next : next.plusMillis(1));
      last = next;
    }
    throw new IllegalStateException(
        "time does not pass: more than " + MOMENTS + " tasks fall due before " + target);
  }

  private void both(Instant then) {
    merchant.moveTo(then);
    JsonObject to = new JsonObject();
    to.addProperty("to_millis", then.toEpochMilli());
    control.post("clock/advance", to);
  }

  private static Instant millis(HttpAnswer answer, String pointer) {
    JsonElement found = answer.at(pointer);
    if (found == null) {
      throw new IllegalStateException("the simulator's clock does not show " + pointer);
    }
    return Instant.ofEpochMilli(found.getAsLong());
  }
}
