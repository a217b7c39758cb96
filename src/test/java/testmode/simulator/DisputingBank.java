package testmode.simulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** A shopper's bank that disputes what was paid at a till, and reads the merchant's answers. */
record DisputingBank(Till till) {

  /** Pays, waits until the dispute is there, and answers the charge's id. */
  String disputed(String card, long amount, String currency) throws Exception {
    String charge = till.pay(card, amount, currency).getLatestCharge();
    till.advance(2);
    return charge;
  }

  JsonObject disputeOf(String charge) {
    return till.wire.get("/v1/charges/" + charge + "/dispute").json();
  }

  Wire.Reply answer(JsonObject dispute, String evidence) {
    return till.wire.post(
        "/v1/disputes/" + text(dispute, "id"), "evidence[uncategorized_text]=" + evidence);
  }

  static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  static List<JsonObject> rows(JsonObject dispute) {
    JsonArray rows = dispute.getAsJsonArray("balance_transactions");
    return rows.asList().stream().map(row -> row.getAsJsonObject()).toList();
  }
}
