package testmode.simulator.setup;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/**
 * One state of a SetupIntent; its verbs answer the next state.
 *
 * <p>Which verb is allowed when is {@link SetupMove}'s to say, before a verb is used.
 */
final class SetupIntent extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "setup_intent", "allowed_payment_method_types": null, "application": null,
       "automatic_payment_methods": null, "cancellation_reason": null, "client_secret": null,
       "created": null, "customer": null, "customer_account": null, "description": null,
       "excluded_payment_method_types": null, "flow_directions": null, "last_setup_error": null,
       "latest_attempt": null, "livemode": false, "managed_payments": {"enabled": false},
       "mandate": null, "metadata": {}, "next_action": null, "on_behalf_of": null,
       "payment_method": null, "payment_method_configuration_details": null,
       "payment_method_options": {"card": {"mandate_options": null, "network": null,
         "request_three_d_secure": "automatic"}},
       "payment_method_types": ["card"], "single_use_mandate": null,
       "status": "requires_payment_method", "usage": "off_session"}\
      """;

  private static final int SECRET_LENGTH = 31;

  // The keys that Stripe.js documents for a SetupIntent read with its client secret.
  private static final Set<String> SHOPPER_SEES =
      Set.of(
          ("id object cancellation_reason client_secret created description last_setup_error"
                  + " livemode next_action payment_method payment_method_types status usage")
              .split(" "));

  private SetupIntent(JsonObject json) {
    super(json);
  }

  /** A new SetupIntent that nothing is known of. */
  static SetupIntent of(Account account) {
    String id = account.ids().next("seti_", Ids.LONG);
    JsonObject json = shape(id, SHAPE);
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("client_secret", id + "_secret_" + account.ids().secret(SECRET_LENGTH));
    return new SetupIntent(json);
  }

  SetupStatus status() {
    return SetupStatus.of(string("status"));
  }

  @Nullable String paymentMethod() {
    return text("payment_method");
  }

  @Nullable String customer() {
    return text("customer");
  }

  @Nullable String latestAttempt() {
    return text("latest_attempt");
  }

  String clientSecret() {
    return string("client_secret");
  }

  /** Whether later charges may come while the shopper is away. */
  boolean isForOffSession() {
    return string("usage").equals("off_session");
  }

  /** Whether the merchant asked for 3-D Secure where the card leaves the choice. */
  boolean wantsThreeDSecure() {
    JsonObject card = object("payment_method_options").getAsJsonObject("card");
    return !card.get("request_three_d_secure").getAsString().equals("automatic");
  }

  /** Whether the set-up may lead the shopper elsewhere, so that a return_url is needed. */
  boolean mayRedirect() {
    return json().get("automatic_payment_methods") instanceof JsonObject methods
        && "always".equals(StripeJson.text(methods, "allow_redirects"));
  }

  /** With other particulars, written by the caller into the JSON; the status stays. */
  SetupIntent with(JsonObject json) {
    return new SetupIntent(json);
  }

  /** A payment method was chosen: ready to be confirmed. */
  SetupIntent choosing(String paymentMethod) {
    return move(
        SetupStatus.REQUIRES_CONFIRMATION,
        but(
            json -> {
              json.addProperty("payment_method", paymentMethod);
              StripeJson.nulls(json, "last_setup_error", "next_action");
            }));
  }

  /** The payment method was taken away. */
  SetupIntent withoutPaymentMethod() {
    return move(
        SetupStatus.REQUIRES_PAYMENT_METHOD,
        but(json -> StripeJson.nulls(json, "payment_method", "next_action")));
  }

  /** The shopper must act first. */
  SetupIntent awaiting(String attempt, JsonObject nextAction) {
    return move(
        SetupStatus.REQUIRES_ACTION,
        but(
            json -> {
              json.addProperty("latest_attempt", attempt);
              json.add("next_action", nextAction);
              json.add("last_setup_error", JsonNull.INSTANCE);
            }));
  }

  /** The card may be charged later. */
  SetupIntent succeeded(String attempt) {
    return move(
        SetupStatus.SUCCEEDED,
        but(
            json -> {
              json.addProperty("latest_attempt", attempt);
              StripeJson.nulls(json, "last_setup_error", "next_action");
            }));
  }

  /** The bank, or the shopper's authentication, said no. */
  SetupIntent failed(String attempt, JsonObject lastSetupError) {
    return move(
        SetupStatus.REQUIRES_PAYMENT_METHOD,
        but(
            json -> {
              json.addProperty("latest_attempt", attempt);
              json.add("last_setup_error", lastSetupError);
              StripeJson.nulls(json, "payment_method", "next_action");
            }));
  }

  SetupIntent canceled(@Nullable String reason) {
    return move(
        SetupStatus.CANCELED,
        but(
            json -> {
              json.add("cancellation_reason", StripeJson.nullable(reason));
              StripeJson.nulls(json, "next_action");
            }));
  }

  /** What a shopper with the client secret may see. */
  JsonObject forShopper() {
    JsonObject seen = json();
    seen.keySet().retainAll(SHOPPER_SEES);
    return seen;
  }

  private SetupIntent move(SetupStatus to, JsonObject json) {
    json.addProperty("status", status().to(to).wire());
    return new SetupIntent(json);
  }
}
