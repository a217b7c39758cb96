package testmode.simulator.checkout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import testmode.simulator.payments.HostedPayments;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** What a request that opens a Checkout Session must not say, before anything is made of it. */
final class SessionRules {
  /** Parameters that would change what is paid, by whom, or how the page works. */
  private static final String[] NOT_SIMULATED = {
    "after_expiration",
    "consent_collection",
    "custom_fields",
    "customer_account",
    "customer_update",
    "discounts",
    "excluded_payment_method_types",
    "name_collection",
    "optional_items",
    "payment_method_collection",
    "payment_method_configuration",
    "payment_method_data",
    "permissions",
    "redirect_on_completion",
    "return_url",
    "saved_payment_method_options",
    "shipping_address_collection",
    "shipping_options",
    "subscription_data",
    "wallet_options"
  };

  /**
   * Parameters that say no more than what a Session is anyway, as long as they do not switch on.
   */
  private static final List<String> SWITCHES =
      List.of(
          "automatic_tax",
          "invoice_creation",
          "managed_payments",
          "phone_number_collection",
          "tax_id_collection");

  /** The one value that is simulated, where Stripe allows others too. */
  private static final Map<String, String> ONLY =
      Map.of(
          "allow_promotion_codes", "false",
          "billing_address_collection", "auto",
          "ui_mode", "hosted_page");

  private static final List<String> PAYMENT_ONLY =
      List.of("line_items", "payment_intent_data", "submit_type");

  private static final Set<String> METHODS = Set.of("card", "link");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern WEB = Pattern.compile("https?://[^/\\s?#]+[^\\s]*");
  private static final int MAX_REFERENCE = 200;

  private SessionRules() {}

  static void check(Form form, SessionMode mode) {
    FormFields.notSimulated(form, NOT_SIMULATED);
    for (String name : SWITCHES) {
      if (Boolean.TRUE.equals(form.nested(name).bool("enabled"))) {
        FormFields.notSimulated(form, name);
      }
    }
    ONLY.forEach(
        (name, value) -> {
          if (form.text(name) != null && !value.equals(form.text(name))) {
            FormFields.notSimulated(form, name);
          }
        });
    modeRules(form, mode);
    // Seen of the pairs below with a customer, as recorded of other pairs.
    onlyOne(form, "customer", "customer_creation");
    onlyOne(form, "customer", "customer_email");
    methods(form);
    urls(form);
    texts(form);
  }

  private static void modeRules(Form form, SessionMode mode) {
    if (mode == SessionMode.PAYMENT) {
      notInMode(form, mode, "setup_intent_data");
      HostedPayments.checkTerms(form.nested("payment_intent_data"));
    } else {
      PAYMENT_ONLY.forEach(name -> notInMode(form, mode, name));
      FormFields.notSimulated(form.nested("setup_intent_data"), "on_behalf_of");
    }
  }

  /** Seen of payment_intent_data in subscription mode; ASSUMED of the other pairs. */
  private static void notInMode(Form form, SessionMode mode, String name) {
    if (form.has(name)) {
      throw StripeError.invalid(
          null, name, "You can not pass `" + name + "` in `" + mode.wire() + "` mode.");
    }
  }

  private static void onlyOne(Form form, String first, String second) {
    if (form.has(first) && form.has(second)) {
      throw StripeError.invalid(
          null,
          first,
          "You may only specify one of these parameters: " + first + ", " + second + ".");
    }
  }

  private static void methods(Form form) {
    for (String type : form.list("payment_method_types")) {
      if (!METHODS.contains(type)) {
        // Known of PaymentIntents; ASSUMED of sessions.
        throw StripeError.invalid(
            null,
            "payment_method_types",
            "The payment method type \""
                + type
                + "\" is invalid. Please ensure the provided type is activated in your dashboard"
                + " (https://dashboard.stripe.com/account/payments/settings) and your account is"
                + " enabled for any preview features that you are trying to use.");
      }
    }
    if (form.has("payment_method_types") && !form.list("payment_method_types").contains("card")) {
      throw StripeError.invalid(
          null,
          "payment_method_types",
          "This simulator simulates cards only: payment_method_types must contain card.");
    }
    Form options = form.nested("payment_method_options");
    for (String type : options.tree().keySet()) {
      if (!type.equals("card")) {
        FormFields.notSimulated(options, type);
      }
    }
    for (String option : options.nested("card").tree().keySet()) {
      if (!option.equals("request_three_d_secure")) {
        FormFields.notSimulated(options.nested("card"), option);
      }
    }
  }

  private static void urls(Form form) {
    form.required("success_url");
    for (String name : List.of("success_url", "cancel_url")) {
      String url = form.text(name);
      if (url != null && !WEB.matcher(url).matches()) {
        throw StripeError.invalid("url_invalid", name, "Not a valid URL");
      }
    }
  }

  private static void texts(Form form) {
    String email = form.text("customer_email");
    if (email != null && !isEmail(email)) {
      // ASSUMED: as Stripe says it of a receipt's address.
      throw StripeError.invalid(
          "email_invalid", "customer_email", "Invalid email address: " + email);
    }
    String reference = form.text("client_reference_id");
    if (reference != null && reference.length() > MAX_REFERENCE) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null,
          "client_reference_id",
          "Invalid client_reference_id: must be at most " + MAX_REFERENCE + " characters");
    }
  }

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }
}
