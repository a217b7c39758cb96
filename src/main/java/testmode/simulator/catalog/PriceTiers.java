package testmode.simulator.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** The tiers of a tiered price: kept and shown; nothing that is sold here is billed by them. */
final class PriceTiers {
  private PriceTiers() {}

  static void check(Form form) {
    if (!form.has("recurring")) {
      throw StripeError.invalid(
          null, "interval", "Prices with `type=one_time` are not supported with tiered billing.");
    }
    if (form.items("tiers").isEmpty()) {
      throw StripeError.parameterMissing("tiers");
    }
  }

  static JsonArray of(Form form) {
    JsonArray tiers = new JsonArray();
    for (Form sent : form.items("tiers")) {
      JsonObject tier = new JsonObject();
      String end = sent.required("up_to");
      StripeJson.nulls(
          tier, "flat_amount", "flat_amount_decimal", "unit_amount", "unit_amount_decimal");
      amount(sent, tier, "flat_amount");
      amount(sent, tier, "unit_amount");
      tier.add(
          "up_to", end.equals("inf") ? JsonNull.INSTANCE : new JsonPrimitive(Long.valueOf(end)));
      tiers.add(tier);
    }
    return tiers;
  }

  private static void amount(Form sent, JsonObject tier, String name) {
    Long whole = sent.integer(name);
    String decimal = whole == null ? sent.text(name + "_decimal") : whole.toString();
    if (decimal != null) {
      tier.add(name, StripeJson.nullable(whole));
      tier.addProperty(name + "_decimal", decimal);
    }
  }
}
