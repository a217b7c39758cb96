package testmode.simulator.payments;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customers;
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
  private static final List<String> TERMS =
      List.of(
          "amount",
          "capture_method",
          "currency",
          "customer",
          "payment_method_options",
          "setup_future_usage");

  /** Other people's money, cards that come by another way, and particulars of orders and taxes. */
  private static final String[] NOT_SIMULATED = {
    "amount_details",
    "amount_to_confirm",
    "application_fee_amount",
    "confirmation_token",
    "customer_account",
    "hooks",
    "mandate",
    "mandate_data",
    "on_behalf_of",
    "payment_details",
    "radar_options",
    "transfer_data"
  };

  /** Parameters that mean nothing until a PaymentIntent is confirmed. */
  private static final List<String> WITH_CONFIRM =
      List.of("error_on_requires_action", "off_session", "return_url");

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
              MethodTypes.write(account, form, json);
              common(account, form, json);
            }));
  }

  /** The PaymentIntent with what {@code POST /v1/payment_intents/{id}} or a confirm changes. */
  PaymentIntent update(Account account, PaymentIntent intent, Form form) {
    Stream.concat(TERMS.stream(), MethodTypes.PARAMS.stream())
        .filter(form::has)
        .forEach(term -> IntentMove.checkChange(intent, term));
    sameCustomer(intent, form);
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
              StripeJson.nulls(json, "last_payment_error");
              MethodTypes.rewrite(account, form, json);
              common(account, form, json);
            }));
  }

  /** A PaymentIntent keeps the customer that it once had; ASSUMED: code and param. */
  private static void sameCustomer(PaymentIntent intent, Form form) {
    if (form.has("customer") && intent.customer() != null) {
      throw StripeError.invalid(
          null,
          "customer",
          "You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill"
              + " a payment with a different Customer, cancel this PaymentIntent and create a new"
              + " one.");
    }
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
    Descriptors.check(form);
    shipping(form);
    FormFields.texts(form, json, TEXTS);
    FormFields.metadata(form, json);
    FormFields.shipping(form, json);
    CardOptions.write(form, json);
    String customer = form.text("customer");
    if (customer != null && Customers.find(account, customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
  }

  /** What a shipping address must name. */
  static void shipping(Form form) {
    Form sent = form.nested("shipping");
    if (!sent.isEmpty()) {
      sent.nested("address").required("line1");
      sent.required("name");
    }
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
