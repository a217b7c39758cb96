package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.List;
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

  private JsonObject get(String target) {
    return till.wire.get(target).json();
  }

  private static void same(String recording, JsonObject seen) {
    assertThat(Recording.lines(seen)).isEqualTo(Recording.lines(recording));
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
    JsonObject rows = get("/v1/balance_transactions?source=" + charge);
    same("080a-bt-list-by-source-charge", rows);
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
  void theKeysOfTheBalance() {
    JsonObject balance = get("/v1/balance");
    assertThat(keys(balance)).isEqualTo(keysOf("081-balance"));
  }

  private static List<String> keys(JsonObject body) {
    return Recording.lines(body).stream().filter(line -> line.endsWith("}")).toList();
  }

  private static List<String> keysOf(String recording) {
    return Recording.lines(recording).stream().filter(line -> line.endsWith("}")).toList();
  }
}
