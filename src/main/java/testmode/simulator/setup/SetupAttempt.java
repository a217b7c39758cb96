package testmode.simulator.setup;

import com.google.gson.JsonObject;
import java.util.Locale;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.challenges.NextAction;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/** One state of a SetupAttempt: one confirmation of a SetupIntent, whatever came of it. */
final class SetupAttempt extends Snapshot {

  /** What came of it, as Stripe names it. */
  enum Outcome {
    REQUIRES_ACTION,
    SUCCEEDED,
    FAILED,
    ABANDONED
  }

  private static final String SHAPE =
      """
      {"object": "setup_attempt", "application": null, "created": null, "customer": null,
       "customer_account": null, "flow_directions": null, "livemode": false,
       "on_behalf_of": null, "payment_method": null,
       "payment_method_details": {"card": {"brand": null, "checks": null, "country": null,
         "exp_month": null, "exp_year": null, "fingerprint": null, "funding": null,
         "last4": null, "network": null, "three_d_secure": null, "wallet": null},
         "type": "card"},
       "setup_error": null, "setup_intent": null, "status": null, "usage": null}\
      """;

  private SetupAttempt(JsonObject json) {
    super(json);
  }

  static Shelf<SetupAttempt> shelf(Account account) {
    return Shelf.of(account, SetupAttempt.class);
  }

  /** An attempt that has just begun. */
  static SetupAttempt of(Account account, SetupIntent intent, PaymentMethod method) {
    JsonObject json = shape(account.ids().next("setatt_", Ids.LONG), SHAPE);
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("payment_method", method.id());
    json.addProperty("setup_intent", intent.id());
    json.addProperty("status", "requires_confirmation");
    JsonObject parent = intent.json();
    for (String same : new String[] {"customer", "usage"}) {
      json.add(same, parent.get(same));
    }
    return new SetupAttempt(json).with(method);
  }

  /** With the card as the bank has seen it. */
  SetupAttempt with(PaymentMethod method) {
    return new SetupAttempt(
        but(
            json -> {
              JsonObject details = card(json);
              JsonObject card = method.object("card");
              for (String same : details.keySet()) {
                if (card.has(same)) {
                  details.add(same, card.get(same));
                }
              }
              details.add("network", card.get("brand"));
            }));
  }

  String intent() {
    return string("setup_intent");
  }

  SetupAttempt ended(Outcome outcome) {
    return new SetupAttempt(
        but(json -> json.addProperty("status", outcome.name().toLowerCase(Locale.ROOT))));
  }

  SetupAttempt failed(JsonObject error) {
    return new SetupAttempt(ended(Outcome.FAILED).but(json -> json.add("setup_error", error)));
  }

  /** The shopper passed the bank's challenge. */
  SetupAttempt authenticated() {
    JsonObject secured = new JsonObject();
    secured.addProperty("authentication_flow", "challenge");
    secured.addProperty("electronic_commerce_indicator", "05");
    secured.addProperty("result", "authenticated");
    StripeJson.nulls(secured, "result_reason");
    secured.addProperty("transaction_id", NextAction.serverTransaction(intent()));
    secured.addProperty("version", "2.2.0");
    return new SetupAttempt(but(json -> card(json).add("three_d_secure", secured)));
  }

  private static JsonObject card(JsonObject json) {
    return json.getAsJsonObject("payment_method_details").getAsJsonObject("card");
  }
}
