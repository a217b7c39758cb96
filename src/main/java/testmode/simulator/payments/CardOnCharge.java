package testmode.simulator.payments;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;
import testmode.simulator.cards.Derived;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.challenges.NextAction;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/** The {@code payment_method_details.card} of a charge: what the card network made of it. */
record CardOnCharge(String charge, PaymentMethod method, long amount) {
  private static final String SHAPE =
      """
      {"amount_authorized": null, "authorization_code": null, "brand": null,
       "capture_before": null, "checks": {}, "country": null,
       "electronic_commerce_indicator": "07", "exp_month": null, "exp_year": null,
       "extended_authorization": {"status": "disabled"}, "fingerprint": null, "funding": null,
       "incremental_authorization": {"status": "unavailable"}, "installments": null,
       "last4": null, "mandate": null, "multicapture": {"status": "unavailable"},
       "network": null, "network_token": {"used": false}, "network_transaction_id": null,
       "overcapture": {"maximum_amount_capturable": null, "status": "unavailable"},
       "regulated_status": "unregulated", "three_d_secure": null, "transaction_link_id": null,
       "wallet": null}\
      """;

  private static final int CODE_LENGTH = 6;
  private static final int TRANSACTION_LENGTH = 15;

  /** The fully authenticated indicator of Visa's scheme. */
  private static final String AUTHENTICATED = "05";

  JsonObject paid(boolean authenticated) {
    return filled(amount, null, authenticated);
  }

  JsonObject held(long captureBefore, boolean authenticated) {
    return filled(amount, captureBefore, authenticated);
  }

  JsonObject declined() {
    return filled(null, null, false);
  }

  /** ASSUMED: what never went to the network has none of the network's numbers. */
  JsonObject blocked() {
    JsonObject json = declined();
    StripeJson.nulls(json, "authorization_code", "network_transaction_id");
    return json;
  }

  private JsonObject filled(
      @Nullable Long authorized, @Nullable Long captureBefore, boolean authenticated) {
    JsonObject json = Snapshot.shape(SHAPE);
    JsonObject card = method.object("card");
    for (String same :
        new String[] {
          "brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4"
        }) {
      json.add(same, card.get(same));
    }
    json.add("network", card.get("brand"));
    json.add("amount_authorized", StripeJson.nullable(authorized));
    json.addProperty("authorization_code", Derived.digits(charge, CODE_LENGTH));
    json.addProperty(
        "network_transaction_id",
        Derived.digits(card.get("fingerprint").getAsString(), TRANSACTION_LENGTH));
    json.getAsJsonObject("overcapture").addProperty("maximum_amount_capturable", amount);
    if (captureBefore == null) {
      json.remove("capture_before");
    } else {
      json.addProperty("capture_before", captureBefore);
    }
    if (authenticated) {
      json.addProperty("electronic_commerce_indicator", AUTHENTICATED);
      json.add("three_d_secure", threeDSecure());
    }
    return json;
  }

  private JsonElement threeDSecure() {
    JsonObject json = new JsonObject();
    json.addProperty("authentication_flow", "challenge");
    json.addProperty("electronic_commerce_indicator", AUTHENTICATED);
    json.add("exemption_indicator", JsonNull.INSTANCE);
    json.addProperty("result", "authenticated");
    json.add("result_reason", JsonNull.INSTANCE);
    json.add("transaction_id", new JsonPrimitive(NextAction.serverTransaction(charge)));
    json.addProperty("version", "2.2.0");
    return json;
  }
}
