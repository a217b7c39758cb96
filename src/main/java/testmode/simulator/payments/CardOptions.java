package testmode.simulator.payments;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.TreeMap;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;

/** {@code payment_method_options[card]}: what a PaymentIntent asks of cards alone. */
final class CardOptions {
  /** Stored as they are sent; an empty one goes back to the PaymentIntent's own. */
  private static final List<String> WISHES =
      List.of("capture_method", "request_three_d_secure", "setup_future_usage");

  /** Requests for what no card of the simulator offers: only "never" can be kept. */
  private static final List<String> REQUESTS =
      List.of(
          "request_extended_authorization",
          "request_incremental_authorization",
          "request_multicapture",
          "request_overcapture");

  private CardOptions() {}

  /**
   * Writes the options into the JSON.
   *
   * <p>ASSUMED: an option that was set stands in the object under its name, one that never was does
   * not.
   */
  static void write(Form form, JsonObject json) {
    Form options = form.nested("payment_method_options");
    for (String type : options.tree().keySet()) {
      if (!type.equals("card")) {
        FormFields.notSimulated(options, type);
      }
    }
    Form card = options.nested("card");
    JsonObject stored = json.getAsJsonObject("payment_method_options").getAsJsonObject("card");
    for (String name : card.tree().keySet()) {
      boolean refused = REQUESTS.contains(name) && "never".equals(card.text(name));
      if (!WISHES.contains(name) && !refused) {
        FormFields.notSimulated(card, name);
      }
      copy(card, name, stored);
    }
    sort(stored);
  }

  private static void copy(Form card, String name, JsonObject stored) {
    String value = card.text(name);
    if (value != null) {
      stored.addProperty(name, value);
    } else if (card.unsets(name)) {
      stored.remove(name);
    }
  }

  /** Keys stand by name, as everywhere on the wire. */
  private static void sort(JsonObject stored) {
    new TreeMap<>(stored.asMap())
        .forEach(
            (name, value) -> {
              stored.remove(name);
              stored.add(name, value);
            });
  }
}
