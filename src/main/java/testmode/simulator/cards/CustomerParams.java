package testmode.simulator.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import testmode.simulator.account.Account;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Writes what requests say about a Customer into its JSON; its cards are the caller's matter. */
final class CustomerParams {
  // ASSUMED: business_name and individual_name are keys of a customer only once they are given.
  private static final String[] TEXTS = {
    "business_name", "description", "email", "individual_name", "invoice_prefix", "name", "phone"
  };

  private static final String[] NOT_SIMULATED = {
    "cash_balance", "default_source", "tax", "tax_id_data", "test_clock"
  };

  private CustomerParams() {}

  static void write(Account account, Form form, JsonObject json) {
    FormFields.notSimulated(form, NOT_SIMULATED);
    refuseSource(form);
    FormFields.texts(form, json, TEXTS);
    FormFields.metadata(form, json);
    Leaves.address(form, json);
    Leaves.shipping(form, json);
    balance(account, form, json);
    Long sequence = form.integer("next_invoice_sequence");
    if (sequence != null) {
      json.addProperty("next_invoice_sequence", sequence);
    }
    if (form.has("tax_exempt")) {
      json.addProperty("tax_exempt", form.unsets("tax_exempt") ? "none" : form.text("tax_exempt"));
    }
    if (form.has("preferred_locales")) {
      json.add("preferred_locales", StripeJson.array(form.list("preferred_locales")));
    }
    invoices(form.nested("invoice_settings"), json.getAsJsonObject("invoice_settings"));
  }

  /** A balance is money that invoices will use, in the account's currency. */
  private static void balance(Account account, Form form, JsonObject json) {
    Long balance = form.integer("balance");
    if (balance == null) {
      return;
    }
    json.addProperty("balance", balance);
    if (balance != 0) {
      json.addProperty("currency", account.settings().settlementCurrency());
    }
  }

  private static void invoices(Form sent, JsonObject invoices) {
    FormFields.texts(sent, invoices, "footer");
    if (sent.has("custom_fields")) {
      invoices.add("custom_fields", StripeJson.nullable((String) null));
      if (!sent.unsets("custom_fields")) {
        invoices.add("custom_fields", items(sent.nested("custom_fields")));
      }
    }
    if (sent.has("rendering_options")) {
      invoices.add("rendering_options", StripeJson.nullable((String) null));
      if (!sent.unsets("rendering_options")) {
        Form options = sent.nested("rendering_options");
        JsonObject rendering = new JsonObject();
        for (String name : new String[] {"amount_tax_display", "template"}) {
          rendering.add(name, StripeJson.nullable(options.text(name)));
        }
        invoices.add("rendering_options", rendering);
      }
    }
  }

  private static JsonElement items(Form list) {
    JsonArray items = new JsonArray();
    for (String index : list.tree().keySet()) {
      Form item = list.nested(index);
      items.add(
          StripeJson.of(Map.of("name", item.required("name"), "value", item.required("value"))));
    }
    return items;
  }

  private static void refuseSource(Form form) {
    if (form.has("source")) {
      throw StripeError.invalid(
          null,
          null,
          "Card Token usage on the Customers API and Charges API has reached end of life. In order"
              + " to continue processing your payments, you will need to use the Payment Intents"
              + " and Payment Methods API. Read more about what you should do here:"
              + " https://docs.stripe.com/payments/payment-methods/integration-options. If you"
              + " need to continue to use Card Tokens on the Customers and Charges API, enable"
              + " this functionality in your API policies settings:"
              + " https://dashboard.stripe.com/settings/developers/api-policies");
    }
  }
}
