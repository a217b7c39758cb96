package testmode.simulator.checkout;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customer;
import testmode.simulator.cards.Customers;
import testmode.simulator.cards.Dashboard;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Currency;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Makes an open Session of what {@code POST /v1/checkout/sessions} says. */
final class SessionParams {
  private static final String[] TEXTS = {
    "billing_address_collection",
    "cancel_url",
    "client_reference_id",
    "customer_email",
    "integration_identifier",
    "locale",
    "origin_context",
    "submit_type",
    "success_url"
  };

  private static final String[] BRANDING = {
    "background_color", "border_style", "button_color", "display_name", "font_family"
  };

  private static final Duration SHORTEST = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(24);

  private final Currencies currencies;
  private final LineItems lines;
  private final SessionTotal total;

  SessionParams(Currencies currencies, LineItems lines, SessionTotal total) {
    this.currencies = currencies;
    this.lines = lines;
    this.total = total;
  }

  /** The session, checked and described, not kept yet. */
  Session create(ApiCall call) {
    Form form = call.form();
    SessionMode mode = SessionMode.of(form.required("mode"));
    SessionRules.check(form, mode);
    Session session = Session.of(call.account(), mode);
    Session described =
        session.with(
            session.but(
                json -> {
                  FormFields.texts(form, json, TEXTS);
                  FormFields.metadata(form, json);
                  customer(call.account(), form, json);
                  methods(call.account(), form, json);
                  appearance(form, json);
                  json.addProperty("expires_at", expiry(call.account(), form));
                  json.addProperty("url", page(call.baseUri(), call.account(), session.id()));
                }));
    return mode == SessionMode.PAYMENT
        ? sold(call, described).onTerms(IntentTerms.ofPayment(form, described))
        : described
            .with(described.but(json -> currency(form, json)))
            .onTerms(IntentTerms.ofSetup(form, described));
  }

  /** The address of the page on which a session is paid; the account is named in it too. */
  static String page(URI baseUri, Account account, String session) {
    return baseUri.resolve("/c/pay/" + session)
        + "?merchant="
        + URLEncoder.encode(account.id(), StandardCharsets.UTF_8);
  }

  private Session sold(ApiCall call, Session session) {
    Account account = call.account();
    List<LineItems.Line> sold = lines.of(call);
    List<JsonObject> items = sold.stream().map(LineItems.Line::item).toList();
    Currency currency = currencies.require(items.get(0).get("currency").getAsString());
    long amount = total.of(account.settings(), items, currency);
    sold.forEach(line -> line.offer().keep(account, call));
    return session
        .with(
            session.but(
                json -> {
                  json.addProperty("amount_subtotal", amount);
                  json.addProperty("amount_total", amount);
                  json.addProperty("currency", currency.code());
                }))
        .selling(items);
  }

  private void currency(Form form, JsonObject json) {
    String code = form.text("currency");
    boolean byDashboard = !form.has("payment_method_types");
    if (code == null && byDashboard) {
      // Documented: required in setup mode unless payment_method_types is set; ASSUMED wording.
      throw StripeError.parameterMissing("currency");
    }
    json.add(
        "currency", StripeJson.nullable(code == null ? null : currencies.require(code).code()));
  }

  private static void customer(Account account, Form form, JsonObject json) {
    String id = form.text("customer");
    FormFields.texts(form, json, "customer_creation");
    if (id == null) {
      String email = form.text("customer_email");
      if (email != null) {
        json.add("customer_details", details(json, email));
      }
      return;
    }
    Customer customer = Customers.find(account, id);
    if (customer == null) {
      throw StripeError.missing("customer", "customer", id);
    }
    json.addProperty("customer", id);
    StripeJson.nulls(json, "customer_creation");
    json.add("collected_information", Snapshot.shape(SessionShape.COLLECTED));
    json.add("customer_details", details(json, customer.text("email")));
    if (SessionMode.of(json.get("mode").getAsString()) == SessionMode.PAYMENT) {
      json.add("saved_payment_method_options", Snapshot.shape(SessionShape.SAVED_METHODS));
    }
  }

  private static JsonObject details(JsonObject session, @Nullable String email) {
    JsonObject details = SessionShape.customerDetails();
    details.add("email", StripeJson.nullable(email));
    if (session.get("mode").getAsString().equals(SessionMode.SETUP.wire())) {
      StripeJson.nulls(details, "tax_exempt");
    }
    return details;
  }

  private static void methods(Account account, Form form, JsonObject json) {
    List<String> sent = form.list("payment_method_types");
    json.add("payment_method_types", StripeJson.array(sent.isEmpty() ? Dashboard.TYPES : sent));
    if (sent.isEmpty()) {
      json.add("payment_method_configuration_details", Dashboard.configuration(account));
    }
    String wish =
        form.nested("payment_method_options").nested("card").text("request_three_d_secure");
    if (wish != null) {
      json.getAsJsonObject("payment_method_options")
          .getAsJsonObject("card")
          .addProperty("request_three_d_secure", wish);
    }
  }

  private static void appearance(Form form, JsonObject json) {
    Form branding = form.nested("branding_settings");
    FormFields.notSimulated(branding, "icon", "logo");
    for (String name : BRANDING) {
      if (branding.text(name) != null) {
        json.getAsJsonObject("branding_settings").addProperty(name, branding.text(name));
      }
    }
    Form texts = form.nested("custom_text");
    for (String place : texts.tree().keySet()) {
      json.getAsJsonObject("custom_text").add(place, message(texts.nested(place)));
    }
    for (String name : new String[] {"adaptive_pricing", "phone_number_collection"}) {
      Boolean enabled = form.nested(name).bool("enabled");
      if (enabled != null) {
        json.getAsJsonObject(name).addProperty("enabled", enabled);
      }
    }
    if (form.bool("allow_promotion_codes") != null) {
      json.addProperty("allow_promotion_codes", form.bool("allow_promotion_codes"));
    }
  }

  private static JsonElement message(Form sent) {
    if (sent.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject message = new JsonObject();
    message.addProperty("message", sent.required("message"));
    return message;
  }

  private static long expiry(Account account, Form form) {
    long now = account.clock().epochSecond();
    Long asked = form.integer("expires_at");
    if (asked == null) {
      return now + LONGEST.toSeconds();
    }
    if (asked < now + SHORTEST.toSeconds()) {
      throw StripeError.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
    }
    // ASSUMED: exactly 24 hours, which are also the default, may be asked for.
    if (asked > now + LONGEST.toSeconds()) {
      throw StripeError.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
    }
    return asked;
  }
}
