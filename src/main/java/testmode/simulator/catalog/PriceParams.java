package testmode.simulator.catalog;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Reads what requests say about a Price, checks it, and writes it into the JSON. */
final class PriceParams {
  /** Minor units; ASSUMED, and enough to keep every sum within a long. */
  private static final BigDecimal MAXIMUM = BigDecimal.valueOf(999_999_999_999L);

  /** Digits after the point that Stripe's reference allows. */
  private static final int MAX_DECIMALS = 12;

  private final Currencies currencies;

  PriceParams(Currencies currencies) {
    this.currencies = currencies;
  }

  /** A Price of a Product, as a request or a {@code default_price_data} in it describes it. */
  Price create(Account account, Form form, String product, Price.Source source) {
    String currency = currencies.require(form.required("currency")).code();
    Price price = Price.of(account, product, currency, source);
    Price described =
        price.with(
            price.but(
                json -> {
                  FormFields.metadata(form, json);
                  FormFields.texts(form, json, "lookup_key", "nickname", "tax_behavior");
                  if (form.bool("active") != null) {
                    json.addProperty("active", form.bool("active"));
                  }
                  if (form.has("recurring")) {
                    json.addProperty("type", "recurring");
                    json.add("recurring", recurring(form.nested("recurring")));
                  }
                  json.add("transform_quantity", transform(form.nested("transform_quantity")));
                  amounts(form, json);
                }));
    Price tiered = form.has("tiers") ? described.withTiers(PriceTiers.of(form)) : described;
    return tiered.withCurrencyOptions(currencyOptions(form));
  }

  /** What may be changed of a Price: never what it costs in its own currency. */
  Price update(Price price, Form form) {
    Price changed =
        price.with(
            price.but(
                json -> {
                  FormFields.metadata(form, json);
                  FormFields.texts(form, json, "lookup_key", "nickname");
                  if (form.bool("active") != null) {
                    json.addProperty("active", form.bool("active"));
                  }
                  taxBehavior(form, json);
                }));
    return form.has("currency_options")
        ? changed.withCurrencyOptions(currencyOptions(form))
        : changed;
  }

  private static void taxBehavior(Form form, JsonObject json) {
    String wanted = form.text("tax_behavior");
    String now = json.get("tax_behavior").getAsString();
    if (wanted != null && !now.equals("unspecified") && !now.equals(wanted)) {
      // Documented; ASSUMED wording.
      throw StripeError.invalid(
          null,
          "tax_behavior",
          "You cannot change the `tax_behavior` of a price once it is `" + now + "`.");
    }
    FormFields.texts(form, json, "tax_behavior");
  }

  /** Exactly one of an amount, a decimal amount, tiers, or an amount that the shopper chooses. */
  private static void amounts(Form form, JsonObject json) {
    if ("tiered".equals(form.text("billing_scheme"))) {
      PriceTiers.check(form);
      json.addProperty("billing_scheme", "tiered");
      json.addProperty("tiers_mode", form.required("tiers_mode"));
      return;
    }
    Form custom = form.nested("custom_unit_amount");
    if (Boolean.TRUE.equals(custom.bool("enabled"))) {
      json.add("custom_unit_amount", custom(custom));
      return;
    }
    unitAmount(
        form,
        json,
        "Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.");
  }

  /** Writes {@code unit_amount} (null unless whole) and {@code unit_amount_decimal}. */
  static void unitAmount(Form form, JsonObject json, String missing) {
    onlyOne(form, "unit_amount", "unit_amount_decimal");
    BigDecimal amount = amount(form);
    if (amount == null) {
      throw StripeError.invalid(null, null, missing);
    }
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    json.add("unit_amount", whole ? new JsonPrimitive(amount.longValueExact()) : JsonNull.INSTANCE);
    json.addProperty(
        "unit_amount_decimal",
        whole
            ? Long.toString(amount.longValueExact())
            : amount.stripTrailingZeros().toPlainString());
  }

  private static @Nullable BigDecimal amount(Form form) {
    Long whole = form.integer("unit_amount");
    String decimal = form.text("unit_amount_decimal");
    if (whole == null && decimal == null) {
      return null;
    }
    String name = whole == null ? "unit_amount_decimal" : "unit_amount";
    BigDecimal amount = whole == null ? new BigDecimal(decimal.strip()) : BigDecimal.valueOf(whole);
    if (amount.signum() < 0) {
      // ASSUMED: as recorded of amount_to_capture.
      throw StripeError.invalid(null, form.path(name), "Invalid non-negative integer");
    }
    // ASSUMED wording of both.
    if (amount.compareTo(MAXIMUM) > 0) {
      throw StripeError.invalid(
          null, form.path(name), "Invalid " + name + ": must be no more than " + MAXIMUM);
    }
    if (amount.stripTrailingZeros().scale() > MAX_DECIMALS) {
      throw StripeError.invalid(
          null,
          form.path(name),
          "Invalid decimal: " + decimal + "; must contain at maximum twelve decimal places.");
    }
    return amount;
  }

  private static JsonObject custom(Form sent) {
    JsonObject custom = new JsonObject();
    for (String name : new String[] {"maximum", "minimum", "preset"}) {
      custom.add(name, StripeJson.nullable(sent.integer(name)));
    }
    return custom;
  }

  private static JsonObject recurring(Form sent) {
    String meter = sent.text("meter");
    String usage = sent.text("usage_type");
    if ("metered".equals(usage) && meter == null) {
      throw StripeError.invalid(
          null,
          null,
          "Starting with Stripe version `2025-03-31.basil`, metered prices must be backed by"
              + " meters.");
    }
    Long count = sent.integer("interval_count");
    JsonObject recurring = new JsonObject();
    recurring.addProperty("interval", sent.required("interval"));
    recurring.addProperty("interval_count", count == null ? 1 : count);
    recurring.add("meter", StripeJson.nullable(meter));
    recurring.add("trial_period_days", StripeJson.nullable(sent.integer("trial_period_days")));
    recurring.addProperty("usage_type", usage == null ? "licensed" : usage);
    return recurring;
  }

  private static JsonElement transform(Form sent) {
    if (sent.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    sent.required("divide_by");
    Long divisor = sent.integer("divide_by");
    if (divisor == null || divisor < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          sent.path("divide_by"),
          "This value must be greater than or equal to 1.");
    }
    JsonObject transform = new JsonObject();
    transform.addProperty("divide_by", divisor);
    transform.addProperty("round", sent.required("round"));
    return transform;
  }

  private JsonObject currencyOptions(Form form) {
    JsonObject options = new JsonObject();
    Form sent = form.nested("currency_options");
    for (String code : sent.tree().keySet()) {
      Form terms = sent.nested(code);
      // Not simulated: tiers and chosen amounts in further currencies.
      FormFields.notSimulated(terms, "custom_unit_amount", "tiers");
      JsonObject option = new JsonObject();
      StripeJson.nulls(option, "custom_unit_amount");
      String behavior = terms.text("tax_behavior");
      option.addProperty("tax_behavior", behavior == null ? "unspecified" : behavior);
      // ASSUMED: the text is the one for the price's own amount.
      unitAmount(
          terms,
          option,
          "Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.");
      options.add(currencies.require(code).code(), option);
    }
    return options;
  }

  static void onlyOne(Form form, String first, String second) {
    if (form.text(first) != null && form.text(second) != null
        || form.has(first) && !form.nested(second).isEmpty()) {
      throw StripeError.invalid(
          null,
          first,
          "You may only specify one of these parameters: " + first + ", " + second + ".");
    }
  }
}
