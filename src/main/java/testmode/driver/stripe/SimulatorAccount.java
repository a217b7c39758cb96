package testmode.driver.stripe;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Map;
import testmode.driver.AccountControl;

/** The settings of one simulated account, over the control door. */
final class SimulatorAccount implements AccountControl {

  private final ControlDoor control;

  SimulatorAccount(ControlDoor control) {
    this.control = control;
  }

  @Override
  public void settlesIn(String currency, Map<String, String> rates) {
    JsonObject fx = new JsonObject();
    rates.forEach(fx::addProperty);
    JsonObject settings = new JsonObject();
    settings.addProperty("settlement_currency", currency);
    settings.add("fx", fx);
    control.post("account", settings);
  }

  @Override
  public void retriesEventsAs(String schedule) {
    set("webhook_retries", schedule);
  }

  @Override
  public void executionTakes(Duration duration) {
    set("execution_millis", String.valueOf(duration.toMillis()));
  }

  /** How long a delivery waits for its answer, in real time. */
  void waitsForReceivers(Duration limit) {
    set("webhook_timeout_millis", String.valueOf(limit.toMillis()));
  }

  /** Signatures show the time by which an app of its own checks them. */
  void signsByTheWallClock() {
    set("signature_clock", "wall");
  }

  /** Brings back the settings as they are now. */
  Runnable undo() {
    JsonObject settings = JsonParser.parseString(control.get("account").body()).getAsJsonObject();
    return () -> control.post("account", settings);
  }

  private void set(String name, String value) {
    JsonObject settings = new JsonObject();
    settings.addProperty(name, value);
    control.post("account", settings);
  }
}
