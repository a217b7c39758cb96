package testmode.simulator.resource;

import com.google.gson.JsonObject;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Writes parameters that are stored as they were sent into an object's JSON. */
public final class FormFields {
  /** Keys that one object's metadata may have. */
  public static final int MAX_METADATA = 50;

  private static final String[] ADDRESS = {
    "city", "country", "line1", "line2", "postal_code", "state"
  };

  private FormFields() {}

  /**
   * Refuses parameters that Stripe takes and this simulator would have to ignore, where ignoring
   * them would make the money wrong.
   */
  public static void notSimulated(Form form, String... names) {
    for (String name : names) {
      if (form.has(name)) {
        String path = form.path(name);
        throw StripeError.invalid(
            null, path, "This simulator does not simulate the parameter " + path + ".");
      }
    }
  }

  /** Each text that was sent; an empty one takes the value away. */
  public static void texts(Form form, JsonObject json, String... names) {
    for (String name : names) {
      if (form.has(name)) {
        json.add(name, StripeJson.nullable(form.text(name)));
      }
    }
  }

  /**
   * Merges metadata: an empty value removes its key, {@code metadata=} removes all; more keys than
   * {@link #MAX_METADATA} are refused.
   */
  public static void metadata(Form form, JsonObject json) {
    if (form.unsets("metadata")) {
      json.add("metadata", new JsonObject());
    }
    JsonObject metadata = json.getAsJsonObject("metadata");
    form.map("metadata")
        .forEach(
            (key, value) -> {
              if (value.isEmpty()) {
                metadata.remove(key);
              } else {
                metadata.addProperty(key, value);
              }
            });
    if (metadata.size() > MAX_METADATA) {
      throw tooManyMetadata(metadata.size());
    }
  }

  /** ASSUMED: the text; the limit is documented. */
  public static StripeError tooManyMetadata(int keys) {
    return StripeError.invalid(
        null, "metadata", "You can have up to 50 metadata keys, but you passed in " + keys + ".");
  }

  public static void shipping(Form form, JsonObject json) {
    if (!form.has("shipping")) {
      return;
    }
    if (form.unsets("shipping")) {
      StripeJson.nulls(json, "shipping");
      return;
    }
    Form sent = form.nested("shipping");
    JsonObject shipping = new JsonObject();
    shipping.add("address", address(sent.nested("address")));
    for (String name : new String[] {"carrier", "name", "phone", "tracking_number"}) {
      shipping.add(name, StripeJson.nullable(sent.text(name)));
    }
    json.add("shipping", shipping);
  }

  /** The {@code billing_details} of a payment method, every key present. */
  public static JsonObject billing(Form form) {
    Form sent = form.nested("billing_details");
    JsonObject billing = new JsonObject();
    billing.add("address", address(sent.nested("address")));
    for (String name : new String[] {"email", "name", "phone", "tax_id"}) {
      billing.add(name, StripeJson.nullable(sent.text(name)));
    }
    return billing;
  }

  private static JsonObject address(Form sent) {
    JsonObject address = new JsonObject();
    for (String name : ADDRESS) {
      address.add(name, StripeJson.nullable(sent.text(name)));
    }
    return address;
  }
}
