package testmode.simulator.setup;

import com.google.gson.JsonObject;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customers;
import testmode.simulator.cards.Dashboard;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/**
 * Reads what requests say about a SetupIntent, checks it, and writes it into the JSON.
 *
 * <p>Recorded: {@code usage} is taken and without effect; every SetupIntent is for off_session.
 * ASSUMED: {@code mandate_data} has no effect on a card.
 */
final class SetupParams {
  private static final String[] NOT_SIMULATED = {
    "allowed_payment_method_types",
    "attach_to_self",
    "confirmation_token",
    "customer_account",
    "excluded_payment_method_types",
    "flow_directions",
    "on_behalf_of",
    "payment_method_configuration",
    "single_use"
  };

  private static final String[] OPTIONS_NOT_SIMULATED = {
    "mandate_options", "moto", "three_d_secure"
  };

  /** Parameters that mean nothing until a SetupIntent is confirmed. */
  private static final List<String> WITH_CONFIRM = List.of("mandate_data", "return_url");

  private SetupParams() {}

  /** A SetupIntent as {@code POST /v1/setup_intents} describes it, not stored yet. */
  static SetupIntent create(Account account, Form form) {
    boolean confirm = Boolean.TRUE.equals(form.bool("confirm"));
    for (String name : WITH_CONFIRM) {
      if (!confirm && form.has(name)) {
        // ASSUMED wording.
        throw StripeError.invalid(
            null,
            name,
            "The parameter `"
                + name
                + "` cannot be passed when creating a SetupIntent unless `confirm` is set to"
                + " true.");
      }
    }
    SetupIntent intent = SetupIntent.of(account);
    return intent.with(
        intent.but(
            json -> {
              methodTypes(account, form, json);
              common(account, form, json);
            }));
  }

  /** The SetupIntent with what {@code POST /v1/setup_intents/{id}} or a confirm changes. */
  static SetupIntent update(Account account, SetupIntent intent, Form form) {
    return intent.with(
        intent.but(
            json -> {
              if (form.has("payment_method_types")) {
                methodTypes(account, form, json);
              }
              common(account, form, json);
            }));
  }

  private static void common(Account account, Form form, JsonObject json) {
    FormFields.notSimulated(form, NOT_SIMULATED);
    FormFields.texts(form, json, "customer", "description");
    FormFields.metadata(form, json);
    String customer = form.text("customer");
    if (customer != null && Customers.find(account, customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
    Form wish = form.nested("payment_method_options").nested("card");
    FormFields.notSimulated(wish, OPTIONS_NOT_SIMULATED);
    JsonObject card = json.getAsJsonObject("payment_method_options").getAsJsonObject("card");
    FormFields.texts(wish, card, "network");
    String threeDSecure = wish.text("request_three_d_secure");
    if (threeDSecure != null) {
      card.addProperty("request_three_d_secure", threeDSecure);
    }
  }

  /** Types as sent, or those of the dashboard when the request leaves them to Stripe. */
  private static void methodTypes(Account account, Form form, JsonObject json) {
    List<String> sent = form.list("payment_method_types");
    Form automatic = form.nested("automatic_payment_methods");
    Boolean enabled = automatic.bool("enabled");
    if (!sent.isEmpty() && Boolean.TRUE.equals(enabled)) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null,
          "payment_method_types",
          "You may only specify one of these parameters: automatic_payment_methods,"
              + " payment_method_types.");
    }
    for (String type : sent) {
      if (!Dashboard.TYPES.contains(type)) {
        throw unknownType(type);
      }
    }
    boolean byDashboard = sent.isEmpty() && !Boolean.FALSE.equals(enabled);
    List<String> types = sent.isEmpty() ? List.of("card") : sent;
    json.add("payment_method_types", StripeJson.array(byDashboard ? Dashboard.TYPES : types));
    StripeJson.nulls(json, "automatic_payment_methods", "payment_method_configuration_details");
    if (byDashboard) {
      String redirects = automatic.text("allow_redirects");
      JsonObject methods = new JsonObject();
      methods.addProperty("allow_redirects", redirects == null ? "always" : redirects);
      methods.addProperty("enabled", true);
      json.add("automatic_payment_methods", methods);
      json.add("payment_method_configuration_details", Dashboard.configuration(account));
    }
  }

  /** ASSUMED wording, and that only cards and Link are switched on. */
  private static StripeError unknownType(String type) {
    return StripeError.invalid(
        "setup_intent_invalid_parameter",
        "payment_method_types",
        "The payment method type \""
            + type
            + "\" is invalid. Please ensure the provided type is activated in your dashboard"
            + " (https://dashboard.stripe.com/account/payments/settings) and your account is"
            + " enabled for any preview features that you are trying to use.");
  }

  /** Passes, or throws Stripe's refusal of a payment method that is another customer's. */
  static void checkUsable(SetupIntent intent, PaymentMethod method) {
    method.checkUnspent();
    String owner = method.customer();
    if (owner != null && intent.customer() == null) {
      throw StripeError.invalid(
          null,
          "payment_method",
          "The payment method supplied (%s) belongs to the Customer %s. Please include the Customer in the `customer` parameter on the SetupIntent."
              .formatted(method.id(), owner));
    }
    if (owner != null && !owner.equals(intent.customer())) {
      throw StripeError.invalid(
          null,
          "payment_method",
          "The PaymentMethod %s does not belong to the Customer you supplied %s. Please use this PaymentMethod with the Customer that it belongs to instead."
              .formatted(method.id(), intent.customer()));
    }
  }

  /** The rule that a set-up which may redirect the shopper needs to know where to. */
  static void returnUrlRule(SetupIntent intent, SetupConfirmation how) {
    if (intent.mayRedirect() && how.returnUrl() == null) {
      throw StripeError.invalid(
          null,
          null,
          "This SetupIntent is configured to accept payment methods enabled in your Dashboard."
              + " Because some of these payment methods might redirect your customer off of your"
              + " page, you must provide a `return_url`. If you don't want to accept"
              + " redirect-based payment methods, set `automatic_payment_methods[enabled]` to"
              + " `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating"
              + " Setup Intents and Payment Intents.");
    }
  }
}
