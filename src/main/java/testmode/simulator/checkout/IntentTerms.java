package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeJson;

/** The keys that a session's PaymentIntent or SetupIntent begins with, other than by itself. */
final class IntentTerms {
  private IntentTerms() {}

  /** From {@code payment_intent_data}; the customer is known only when the shopper pays. */
  static JsonObject ofPayment(Form form, Session session) {
    Form data = form.nested("payment_intent_data");
    JsonObject terms = common(data, session);
    FormFields.texts(
        data,
        terms,
        "receipt_email",
        "setup_future_usage",
        "statement_descriptor_suffix",
        "transfer_group");
    FormFields.shipping(data, terms);
    if (data.text("capture_method") != null) {
      terms.addProperty("capture_method", data.text("capture_method"));
    }
    StripeJson.nulls(card(terms), "installments");
    if (terms.getAsJsonArray("payment_method_types").contains(new JsonPrimitive("link"))) {
      JsonObject link = new JsonObject();
      StripeJson.nulls(link, "persistent_token");
      terms.getAsJsonObject("payment_method_options").add("link", link);
    }
    return terms;
  }

  /** From {@code setup_intent_data}. */
  static JsonObject ofSetup(Form form, Session session) {
    JsonObject terms = common(form.nested("setup_intent_data"), session);
    JsonObject shown = session.json();
    for (String same : new String[] {"customer", "payment_method_configuration_details"}) {
      terms.add(same, shown.get(same));
    }
    return terms;
  }

  private static JsonObject common(Form data, Session session) {
    JsonObject terms = new JsonObject();
    terms.add("metadata", new JsonObject());
    FormFields.metadata(data, terms);
    FormFields.texts(data, terms, "description");
    JsonObject shown = session.json();
    terms.add("payment_method_types", shown.get("payment_method_types"));
    JsonObject card = new JsonObject();
    StripeJson.nulls(card, "mandate_options", "network");
    card.add(
        "request_three_d_secure",
        shown
            .getAsJsonObject("payment_method_options")
            .getAsJsonObject("card")
            .get("request_three_d_secure"));
    JsonObject options = new JsonObject();
    options.add("card", card);
    terms.add("payment_method_options", options);
    return terms;
  }

  private static JsonObject card(JsonObject terms) {
    return terms.getAsJsonObject("payment_method_options").getAsJsonObject("card");
  }
}
