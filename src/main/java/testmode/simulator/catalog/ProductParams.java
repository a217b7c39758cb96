package testmode.simulator.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import testmode.simulator.account.Account;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeJson;

/** Reads what requests say about a Product, and writes it into the JSON. */
final class ProductParams {
  private static final String[] TEXTS = {
    "description", "statement_descriptor", "unit_label", "url"
  };
  private static final String[] SIDES = {"height", "length", "weight", "width"};

  private ProductParams() {}

  /** A Product as {@code POST /v1/products} or an inline {@code product_data} describes it. */
  static Product create(Account account, Form form) {
    Product product = Product.of(account, form.text("id"), form.required("name"));
    return product.with(
        product.but(
            json -> {
              change(form, json);
              FormFields.texts(form, json, "type");
            }));
  }

  static Product update(Product product, Form form, long now) {
    return product.with(
        product.but(
            json -> {
              if (form.has("name")) {
                json.addProperty("name", form.required("name"));
              }
              FormFields.texts(form, json, "default_price");
              change(form, json);
              json.addProperty("updated", now);
            }));
  }

  private static void change(Form form, JsonObject json) {
    FormFields.texts(form, json, TEXTS);
    FormFields.metadata(form, json);
    for (String flag : new String[] {"active", "shippable"}) {
      Boolean value = form.bool(flag);
      if (value != null) {
        json.addProperty(flag, value);
      }
    }
    if (form.has("images")) {
      json.add("images", StripeJson.array(form.list("images")));
    }
    if (form.has("marketing_features")) {
      json.add("marketing_features", features(form));
    }
    if (form.has("package_dimensions")) {
      json.add("package_dimensions", dimensions(form.nested("package_dimensions")));
    }
    if (form.has("tax_code")) {
      FormFields.texts(form, json, "tax_code");
      json.add("tax_details", taxDetails(json.get("tax_code")));
    }
  }

  private static JsonArray features(Form form) {
    JsonArray features = new JsonArray();
    for (Form sent : form.items("marketing_features")) {
      JsonObject feature = new JsonObject();
      feature.addProperty("name", sent.required("name"));
      features.add(feature);
    }
    return features;
  }

  private static JsonElement dimensions(Form sent) {
    if (sent.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject dimensions = new JsonObject();
    for (String side : SIDES) {
      BigDecimal size = new BigDecimal(sent.required(side).strip());
      dimensions.add(side, new JsonPrimitive(size.setScale(Math.max(1, size.scale()))));
    }
    return dimensions;
  }

  private static JsonElement taxDetails(JsonElement code) {
    if (code.isJsonNull()) {
      return code;
    }
    JsonObject details = new JsonObject();
    StripeJson.nulls(details, "performance_location");
    details.add("tax_code", code);
    return details;
  }
}
