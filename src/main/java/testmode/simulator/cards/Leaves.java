package testmode.simulator.cards;

import com.google.gson.JsonObject;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeJson;

/**
 * Writes nested parameters leaf by leaf: what a request does not name stays, and an object that is
 * there has every key.
 */
final class Leaves {
  private static final String[] ADDRESS = {
    "city", "country", "line1", "line2", "postal_code", "state"
  };

  private Leaves() {}

  static void address(Form form, JsonObject json) {
    texts(form, json, "address", ADDRESS);
  }

  static void shipping(Form form, JsonObject json) {
    inhabited(form, json, "shipping", "name", "phone");
  }

  /** The billing details of a payment method, which are never null. */
  static void billing(Form form, JsonObject json) {
    inhabited(form, json, "billing_details", "email", "name", "phone", "tax_id");
  }

  /** An object with an address in it. */
  private static void inhabited(Form form, JsonObject json, String name, String... texts) {
    if (form.nested(name).isEmpty()) {
      texts(form, json, name, texts);
      return;
    }
    JsonObject object = objectOf(json, name);
    if (!object.has("address")) {
      StripeJson.nulls(object, "address");
    }
    address(form.nested(name), object);
    json.add(name, object);
    texts(form, json, name, texts);
  }

  private static void texts(Form form, JsonObject json, String name, String... texts) {
    if (form.unsets(name)) {
      StripeJson.nulls(json, name);
      return;
    }
    Form sent = form.nested(name);
    if (sent.isEmpty()) {
      return;
    }
    JsonObject object = objectOf(json, name);
    for (String text : texts) {
      if (sent.has(text) || !object.has(text)) {
        object.add(text, StripeJson.nullable(sent.text(text)));
      }
    }
    json.add(name, object);
  }

  private static JsonObject objectOf(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? object : new JsonObject();
  }
}
