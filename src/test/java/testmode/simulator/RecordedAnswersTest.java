package testmode.simulator;

import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/**
 * Repeats recorded requests: every key, its place, and every value that is not made up must agree.
 */
final class RecordedAnswersTest {
  private static final String PAY = "confirm=true&payment_method_types[0]=card";

  private final Till till = new Till();
  private final String customer = till.wire.post("/v1/customers", "").id();
  private final String card = "payment_method=pm_card_visa&customer=" + customer;

  @AfterEach
  void close() {
    till.close();
  }

  private Wire.Reply post(String target, String form) {
    return till.wire.post(target, form);
  }

  private Wire.Reply get(String target) {
    return till.wire.get(target);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/balance_transactions", "GET /v1/balance_transactions/{id}"},
      ref = "recordings 080a, 080b",
      on = "2026-09-20")
  void aRowOfTheLedger() {
    till.settings("{\"settlement_currency\": \"cad\", \"fee_basis_points\": 370}");
    String form = "amount=4400&currency=cad&description=scenario 11 charge&";
    String charge =
        post("/v1/payment_intents", form + PAY + "&" + card)
            .json()
            .get("latest_charge")
            .getAsString();
    till.advance(3);
    JsonObject rows =
        same("080a-bt-list-by-source-charge", get("/v1/balance_transactions?source=" + charge))
            .json();
    String row = rows.getAsJsonArray("data").get(0).getAsJsonObject().get("id").getAsString();
    post("/v1/refunds", "charge=" + charge + "&amount=1400");
    same("080b-bt-expand-source", get("/v1/balance_transactions/" + row + "?expand[0]=source"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance",
      ref = "recordings 081",
      on = "2026-09-20")
  void theBalanceOfAnAccountThatOwesWhatIsAvailable() {
    till.settings(
        "{\"settlement_currency\": \"cad\", \"fee_basis_points\": 0, \"fee_fixed\": 0,"
            + " \"dispute_fee\": 0}");
    String customers = "&customer=" + customer + "&" + PAY;
    String form = "currency=cad&payment_method=pm_card_createDispute&amount=177465";
    post("/v1/payment_intents", form + customers);
    post("/v1/payment_intents", "currency=cad&amount=200252&" + PAY + "&" + card);
    till.advance(3);
    same("081-balance", get("/v1/balance"));
  }
}
