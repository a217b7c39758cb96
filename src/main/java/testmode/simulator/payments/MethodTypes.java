package testmode.simulator.payments;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Dashboard;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Which kinds of payment method a PaymentIntent takes: as sent, or those of the dashboard. */
final class MethodTypes {
  /** The parameters that decide it; none of them may change once the money is there. */
  static final List<String> PARAMS =
      List.of(
          "allowed_payment_method_types",
          "automatic_payment_methods",
          "excluded_payment_method_types",
          "payment_method_configuration",
          "payment_method_types");

  /** What narrows the dashboard's types down. */
  private static final String[] NARROWING = {
    "allowed_payment_method_types", "excluded_payment_method_types", "payment_method_configuration"
  };

  private MethodTypes() {}

  /** The same for a PaymentIntent that has its types already, if the request says anything new. */
  static void rewrite(Account account, Form form, JsonObject json) {
    boolean byDashboard = json.get("automatic_payment_methods") instanceof JsonObject;
    if (form.has("payment_method_types")) {
      write(account, form, json);
    } else if (PARAMS.stream().anyMatch(form::has)) {
      if (!byDashboard) {
        FormFields.notSimulated(form, NARROWING);
      }
      JsonElement automatic = json.get("automatic_payment_methods");
      write(account, form, json);
      json.add("automatic_payment_methods", automatic);
    }
  }

  /** Writes the types, and what they were chosen by, into the JSON. */
  static void write(Account account, Form form, JsonObject json) {
    List<String> sent = form.list("payment_method_types");
    Form automatic = form.nested("automatic_payment_methods");
    checkOneWay(sent, automatic);
    if (!sent.isEmpty()) {
      FormFields.notSimulated(form, NARROWING);
    }
    configured(account, form);
    boolean switchedOff = Boolean.FALSE.equals(automatic.bool("enabled"));
    boolean byDashboard = sent.isEmpty() && !switchedOff;
    List<String> types = byDashboard ? narrowed(form) : sent.isEmpty() ? List.of("card") : sent;
    json.add("payment_method_types", StripeJson.array(types));
    json.add("allowed_payment_method_types", list(form, "allowed_payment_method_types"));
    json.add("excluded_payment_method_types", list(form, "excluded_payment_method_types"));
    options(types, json);
    if (byDashboard) {
      json.add("automatic_payment_methods", automatic(automatic));
      json.add("payment_method_configuration_details", Dashboard.configuration(account));
    } else {
      StripeJson.nulls(json, "automatic_payment_methods", "payment_method_configuration_details");
    }
  }

  /** ASSUMED wording, and that only cards and Link are switched on. */
  private static void checkOneWay(List<String> sent, Form automatic) {
    if (!sent.isEmpty() && Boolean.TRUE.equals(automatic.bool("enabled"))) {
      throw StripeError.invalid(
          null,
          "payment_method_types",
          "You may only specify one of these parameters: automatic_payment_methods,"
              + " payment_method_types.");
    }
    for (String type : sent) {
      if (!Dashboard.TYPES.contains(type)) {
        throw StripeError.invalid(
            "payment_intent_invalid_parameter",
            "payment_method_types",
            "The payment method type \""
                + type
                + "\" is invalid. Please ensure the provided type is activated in your dashboard"
                + " (https://dashboard.stripe.com/account/payments/settings) and your account is"
                + " enabled for any preview features that you are trying to use.");
      }
    }
  }

  /** The dashboard's types, less those that the request leaves out. */
  private static List<String> narrowed(Form form) {
    List<String> allowed = form.list("allowed_payment_method_types");
    List<String> types = new ArrayList<>(Dashboard.TYPES);
    types.removeIf(type -> !allowed.isEmpty() && !allowed.contains(type));
    types.removeAll(form.list("excluded_payment_method_types"));
    if (types.isEmpty()) {
      // ASSUMED wording and code.
      throw StripeError.invalid(
          "payment_intent_invalid_parameter",
          "payment_method_types",
          "No valid payment method types for this Payment Intent. Please ensure that you have"
              + " activated payment methods compatible with your chosen currency in your dashboard"
              + " (https://dashboard.stripe.com/settings/payments).");
    }
    return types;
  }

  private static JsonElement list(Form form, String name) {
    List<String> sent = form.list(name);
    return sent.isEmpty() ? JsonNull.INSTANCE : StripeJson.array(sent);
  }

  private static void options(List<String> types, JsonObject json) {
    JsonObject options = json.getAsJsonObject("payment_method_options");
    options.remove("link");
    if (types.contains("link")) {
      JsonObject link = new JsonObject();
      StripeJson.nulls(link, "persistent_token");
      options.add("link", link);
    }
  }

  private static JsonObject automatic(Form sent) {
    String redirects = sent.text("allow_redirects");
    JsonObject json = new JsonObject();
    json.addProperty("allow_redirects", redirects == null ? "always" : redirects);
    json.addProperty("enabled", true);
    return json;
  }

  /** The dashboard has one configuration; another id names nothing. */
  private static void configured(Account account, Form form) {
    String id = form.text("payment_method_configuration");
    if (id != null && !id.equals(Dashboard.configurationId(account))) {
      throw StripeError.missing("payment_method_configuration", "payment_method_configuration", id);
    }
  }
}
