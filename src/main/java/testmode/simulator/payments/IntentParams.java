package testmode.simulator.payments;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customers;
import testmode.simulator.cards.Derived;
import testmode.simulator.ledger.Currency;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Reads what requests say about a PaymentIntent, checks it, and writes it into the JSON. */
final class IntentParams {
  private static final String[] TEXTS = {
    "capture_method",
    "confirmation_method",
    "customer",
    "description",
    "receipt_email",
    "setup_future_usage",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_group"
  };

  /** What may not change any more once the money is there or given up. */
  private static final String[] TERMS = {
    "amount", "capture_method", "currency", "customer", "payment_method_types"
  };

  /** Other people's money, and cards that come by another way. */
  private static final String[] NOT_SIMULATED = {
    "amount_to_confirm",
    "application_fee_amount",
    "confirmation_token",
    "customer_account",
    "on_behalf_of",
    "transfer_data"
  };

  private static final int MAX_DESCRIPTOR = 22;
  private static final int CONFIGURATION_LENGTH = 23;

  /** What the simulator's dashboard has switched on. */
  private static final List<String> DASHBOARD = List.of("card", "link");

  /** Parameters that mean nothing until a PaymentIntent is confirmed. */
  private static final List<String> WITH_CONFIRM =
      List.of("error_on_requires_action", "mandate", "off_session", "return_url");

  private final MoneyFixtures fixtures;
  private final ChargeLimits limits;

  IntentParams(MoneyFixtures fixtures) {
    this.fixtures = fixtures;
    this.limits = new ChargeLimits(fixtures);
  }

  /** A PaymentIntent as {@code POST /v1/payment_intents} describes it, not stored yet. */
  PaymentIntent create(Account account, Form form) {
    // ASSUMED: amount is missed before currency, and both are read before anything else.
    form.required("amount");
    Currency currency = fixtures.currencies().require(form.required("currency"));
    long amount = amount(account, form, currency);
    boolean confirm = Boolean.TRUE.equals(form.bool("confirm"));
    for (String name : WITH_CONFIRM) {
      if (!confirm && form.text(name) != null) {
        // ASSUMED wording.
        throw StripeError.invalid(
            null,
            name,
            "The parameter `"
                + name
                + "` cannot be passed when creating a PaymentIntent unless `confirm` is set to"
                + " true.");
      }
    }
    PaymentIntent intent = PaymentIntent.of(account, amount, currency);
    return intent.with(
        intent.but(
            json -> {
              methodTypes(account, form, json);
              common(account, form, json);
            }));
  }

  /** The PaymentIntent with what {@code POST /v1/payment_intents/{id}} or a confirm changes. */
  PaymentIntent update(Account account, PaymentIntent intent, Form form) {
    for (String term : TERMS) {
      if (form.has(term)) {
        IntentMove.checkChange(intent, term);
      }
    }
    String code = form.has("currency") ? form.required("currency") : intent.currency();
    Currency currency = fixtures.currencies().require(code);
    long amount = form.has("amount") ? amount(account, form, currency) : intent.amount();
    if (form.has("currency") && !form.has("amount")) {
      limits.check(account.settings(), amount, currency);
    }
    return intent.with(
        intent.but(
            json -> {
              json.addProperty("amount", amount);
              json.addProperty("currency", currency.code());
              if (form.has("payment_method_types")) {
                methodTypes(account, form, json);
              }
              common(account, form, json);
            }));
  }

  private long amount(Account account, Form form, Currency currency) {
    @Nullable Long amount = form.integer("amount");
    if (amount == null) {
      throw StripeError.parameterMissing("amount");
    }
    limits.check(account.settings(), amount, currency);
    return amount;
  }

  private static void common(Account account, Form form, JsonObject json) {
    FormFields.notSimulated(form, NOT_SIMULATED);
    FormFields.texts(form, json, TEXTS);
    FormFields.metadata(form, json);
    FormFields.shipping(form, json);
    String customer = form.text("customer");
    if (customer != null && Customers.find(account, customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
    descriptors(form);
    String wish =
        form.nested("payment_method_options").nested("card").text("request_three_d_secure");
    if (wish != null) {
      json.getAsJsonObject("payment_method_options")
          .getAsJsonObject("card")
          .addProperty("request_three_d_secure", wish);
    }
  }

  private static void descriptors(Form form) {
    if (form.text("statement_descriptor") != null) {
      // Known of cards since 2024; ASSUMED wording.
      throw StripeError.invalid(
          null,
          "statement_descriptor",
          "The `statement_descriptor` parameter is not supported for card charges. Use"
              + " `statement_descriptor_suffix` instead.");
    }
    String suffix = form.text("statement_descriptor_suffix");
    if (suffix != null && suffix.length() > MAX_DESCRIPTOR) {
      throw StripeError.invalid(
          null,
          "statement_descriptor_suffix",
          "The statement descriptor suffix must be at most " + MAX_DESCRIPTOR + " characters.");
    }
  }

  /** Types as sent, or those of the dashboard when the request leaves them to Stripe. */
  private static void methodTypes(Account account, Form form, JsonObject json) {
    List<String> sent = form.list("payment_method_types");
    Form automatic = form.nested("automatic_payment_methods");
    boolean switchedOff = Boolean.FALSE.equals(automatic.bool("enabled"));
    boolean byDashboard = sent.isEmpty() && !switchedOff;
    if (!sent.isEmpty() && Boolean.TRUE.equals(automatic.bool("enabled"))) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null,
          "payment_method_types",
          "You may only specify one of these parameters: automatic_payment_methods,"
              + " payment_method_types.");
    }
    for (String type : sent) {
      if (!DASHBOARD.contains(type)) {
        throw unknownType(type);
      }
    }
    List<String> types = byDashboard ? DASHBOARD : sent.isEmpty() ? List.of("card") : sent;
    json.add("payment_method_types", StripeJson.array(types));
    JsonObject options = json.getAsJsonObject("payment_method_options");
    options.remove("link");
    if (types.contains("link")) {
      JsonObject link = new JsonObject();
      StripeJson.nulls(link, "persistent_token");
      options.add("link", link);
    }
    if (byDashboard) {
      json.add("automatic_payment_methods", automatic(automatic));
      json.add("payment_method_configuration_details", configuration(account));
    } else {
      StripeJson.nulls(json, "automatic_payment_methods", "payment_method_configuration_details");
    }
  }

  private static JsonObject automatic(Form sent) {
    String redirects = sent.text("allow_redirects");
    JsonObject json = new JsonObject();
    json.addProperty("allow_redirects", redirects == null ? "always" : redirects);
    json.addProperty("enabled", true);
    return json;
  }

  private static JsonObject configuration(Account account) {
    JsonObject json = new JsonObject();
    json.addProperty("id", "pmc_1" + Derived.text(account.id(), CONFIGURATION_LENGTH));
    StripeJson.nulls(json, "parent");
    return json;
  }

  /** ASSUMED wording, and that only cards and Link are switched on. */
  private static StripeError unknownType(String type) {
    return StripeError.invalid(
        "payment_intent_invalid_parameter",
        "payment_method_types",
        "The payment method type \""
            + type
            + "\" is invalid. Please ensure the provided type is activated in your dashboard"
            + " (https://dashboard.stripe.com/account/payments/settings) and your account is"
            + " enabled for any preview features that you are trying to use.");
  }

  /** The rule that a payment which may redirect the shopper needs to know where to. */
  static void returnUrlRule(PaymentIntent intent, Confirmation how) {
    if (intent.mayRedirect() && how.returnUrl() == null) {
      throw StripeError.invalid(
          null,
          null,
          "This PaymentIntent is configured to accept payment methods enabled in your Dashboard."
              + " Because some of these payment methods might redirect your customer off of your"
              + " page, you must provide a `return_url`. If you don't want to accept"
              + " redirect-based payment methods, set `automatic_payment_methods[enabled]` to"
              + " `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating"
              + " Setup Intents and Payment Intents.");
    }
  }
}
