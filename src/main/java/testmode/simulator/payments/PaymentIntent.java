package testmode.simulator.payments;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.ledger.Currency;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/**
 * One state of a PaymentIntent; its verbs answer the next state.
 *
 * <p>Which verb is allowed when is {@link IntentMove}'s to say, before a verb is used.
 */
public final class PaymentIntent extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "payment_intent", "allowed_payment_method_types": null, "amount": null,
       "amount_capturable": 0, "amount_details": {"tip": {}}, "amount_received": 0,
       "application": null, "application_fee_amount": null, "automatic_payment_methods": null,
       "canceled_at": null, "cancellation_reason": null, "capture_method": "automatic_async",
       "client_secret": null, "confirmation_method": "automatic", "created": null,
       "currency": null, "customer": null, "customer_account": null, "description": null,
       "excluded_payment_method_types": null, "last_payment_error": null, "latest_charge": null,
       "livemode": false, "managed_payments": {"enabled": false}, "metadata": {},
       "next_action": null, "on_behalf_of": null, "payment_method": null,
       "payment_method_configuration_details": null,
       "payment_method_options": {"card": {"installments": null, "mandate_options": null,
         "network": null, "request_three_d_secure": "automatic"}},
       "payment_method_types": ["card"], "payment_record": null, "processing": null,
       "receipt_email": null, "review": null, "setup_future_usage": null,
       "shared_payment_granted_token": null, "shipping": null, "source": null,
       "statement_descriptor": null, "statement_descriptor_suffix": null,
       "status": "requires_payment_method", "transfer_data": null, "transfer_group": null}\
      """;

  private static final int SECRET_LENGTH = 25;

  private PaymentIntent(JsonObject json) {
    super(json);
  }

  /** A new PaymentIntent that nothing is known of but what it costs. */
  static PaymentIntent of(Account account, long amount, Currency currency) {
    String id = account.ids().payment().id("pi_");
    JsonObject json = shape(id, SHAPE);
    json.addProperty("amount", amount);
    json.addProperty("currency", currency.code());
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("client_secret", id + "_secret_" + account.ids().secret(SECRET_LENGTH));
    return new PaymentIntent(json);
  }

  public IntentStatus status() {
    return IntentStatus.of(string("status"));
  }

  long amount() {
    return number("amount");
  }

  String currency() {
    return string("currency");
  }

  @Nullable String paymentMethod() {
    return text("payment_method");
  }

  @Nullable String customer() {
    return text("customer");
  }

  public @Nullable String latestCharge() {
    return text("latest_charge");
  }

  String clientSecret() {
    return string("client_secret");
  }

  /** Whether the money is only held until a capture; the option for cards wins. */
  boolean isManual() {
    String forCards = cardOption("capture_method");
    return "manual".equals(forCards == null ? string("capture_method") : forCards);
  }

  /** Whether the ledger row of a charge comes some seconds after the charge. */
  boolean isAsync() {
    return string("capture_method").equals("automatic_async");
  }

  /** How the shopper's card may be used later: off_session, on_session, or null for not at all. */
  @Nullable String futureUsage() {
    String forCards = cardOption("setup_future_usage");
    String usage = forCards == null ? text("setup_future_usage") : forCards;
    return "none".equals(usage) ? null : usage;
  }

  private @Nullable String cardOption(String name) {
    return StripeJson.text(object("payment_method_options").getAsJsonObject("card"), name);
  }

  /** Whether it takes this kind of payment method. */
  boolean takes(String type) {
    return json().getAsJsonArray("payment_method_types").contains(new JsonPrimitive(type));
  }

  /** Whether the server must confirm again after 3-D Secure. */
  boolean isConfirmedByServer() {
    return string("confirmation_method").equals("manual");
  }

  /** Whether the merchant asked for 3-D Secure where the card leaves the choice. */
  boolean wantsThreeDSecure() {
    String wish = cardOption("request_three_d_secure");
    return "any".equals(wish) || "challenge".equals(wish);
  }

  /** Whether a payment may lead the shopper elsewhere, so that a return_url is needed. */
  boolean mayRedirect() {
    return json().get("automatic_payment_methods") instanceof JsonObject methods
        && methods.get("enabled").getAsBoolean()
        && "always".equals(StripeJson.text(methods, "allow_redirects"));
  }

  /** With other particulars, written by the caller into the JSON; the status stays. */
  PaymentIntent with(JsonObject json) {
    return new PaymentIntent(json);
  }

  /** A payment method was chosen: ready to be confirmed. */
  PaymentIntent choosing(String paymentMethod) {
    return move(
        IntentStatus.REQUIRES_CONFIRMATION,
        but(
            json -> {
              json.addProperty("payment_method", paymentMethod);
              StripeJson.nulls(json, "last_payment_error", "next_action");
            }));
  }

  /** The payment method was taken away. */
  PaymentIntent withoutPaymentMethod() {
    return move(
        IntentStatus.REQUIRES_PAYMENT_METHOD,
        but(json -> StripeJson.nulls(json, "payment_method", "next_action")));
  }

  /** The shopper must act first. */
  PaymentIntent awaiting(JsonObject nextAction) {
    return move(
        IntentStatus.REQUIRES_ACTION,
        but(
            json -> {
              json.add("next_action", nextAction);
              json.add("last_payment_error", JsonNull.INSTANCE);
            }));
  }

  /** The shopper authenticated, and the server is to confirm again. */
  PaymentIntent authenticated() {
    return move(
        IntentStatus.REQUIRES_CONFIRMATION, but(json -> StripeJson.nulls(json, "next_action")));
  }

  /** The bank said yes: succeeded, or held until capture. */
  PaymentIntent charged(String charge) {
    boolean held = isManual();
    return move(
        held ? IntentStatus.REQUIRES_CAPTURE : IntentStatus.SUCCEEDED,
        but(
            json -> {
              json.addProperty("latest_charge", charge);
              json.addProperty(held ? "amount_capturable" : "amount_received", amount());
              StripeJson.nulls(json, "next_action", "last_payment_error");
            }));
  }

  /** The bank, or the shopper's authentication, said no; the charge is null if none was tried. */
  PaymentIntent failed(JsonObject lastPaymentError, @Nullable String charge) {
    return move(
        IntentStatus.REQUIRES_PAYMENT_METHOD,
        but(
            json -> {
              json.add("last_payment_error", lastPaymentError);
              StripeJson.nulls(json, "payment_method", "next_action");
              if (charge != null) {
                json.addProperty("latest_charge", charge);
              }
            }));
  }

  /** What was held is taken, all or in part; the rest is released. */
  PaymentIntent captured(long amount) {
    return move(
        IntentStatus.SUCCEEDED,
        but(
            json -> {
              json.addProperty("amount_received", amount);
              json.addProperty("amount_capturable", 0);
            }));
  }

  PaymentIntent canceled(@Nullable String reason, long at) {
    return move(
        IntentStatus.CANCELED,
        but(
            json -> {
              json.addProperty("amount_capturable", 0);
              json.addProperty("canceled_at", at);
              json.add("cancellation_reason", StripeJson.nullable(reason));
              StripeJson.nulls(json, "next_action");
            }));
  }

  private PaymentIntent move(IntentStatus to, JsonObject json) {
    json.addProperty("status", status().to(to).wire());
    return new PaymentIntent(json);
  }
}
