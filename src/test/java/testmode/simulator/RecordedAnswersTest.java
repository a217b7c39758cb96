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

  private String paid(String amount) {
    String form = "amount=" + amount + "&currency=usd&description=scenario 05 charge&";
    return post("/v1/payment_intents", form + PAY + "&" + card)
        .json()
        .get("latest_charge")
        .getAsString();
  }

  private static void same(String recording, JsonObject seen) {
    assertThat(Recording.lines(seen)).isEqualTo(Recording.lines(recording));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 020a",
      on = "2026-09-20")
  void aPaymentIntentOfWhichOnlyThePriceIsKnown() {
    same(
        "020a-pi-create-plain-defaults",
        post("/v1/payment_intents", "amount=4900&currency=usd&metadata[p]=s04").json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/payment_intents",
        "GET /v1/payment_intents/{id}",
        "POST /v1/charges/{id}",
        "GET /v1/charges"
      },
      ref = "recordings 021a, 021d, 021e",
      on = "2026-09-20")
  void aPaidPaymentIntentAndItsCharge() {
    String form = "amount=4900&currency=usd&description=scenario 04 charge&";
    JsonObject paid = post("/v1/payment_intents", form + PAY + "&" + card).json();
    same("021a-pi-create-confirm-4242-keyed", paid);
    String id = paid.get("id").getAsString();
    same(
        "021d-pi-get-expand-latest-charge",
        get("/v1/payment_intents/" + id + "?expand[0]=latest_charge"));
    till.advance(3);
    String charge = paid.get("latest_charge").getAsString();
    post("/v1/charges/" + charge, "description=charge updated&metadata[c]=d");
    same("021e-charge-list-by-pi-later-has-bt", get("/v1/charges?payment_intent=" + id));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/payment_intents/{id}", "GET /v1/charges/{id}"},
      ref = "recordings 030a, 030b, 030c",
      on = "2026-09-20")
  void aDeclineItsPaymentIntentAndItsFailedCharge() {
    String form = "amount=1000&currency=usd&payment_method=pm_card_visa_chargeDeclined&customer=";
    Wire.Reply declined = post("/v1/payment_intents", form + customer + "&" + PAY);
    assertThat(declined.status()).isEqualTo(402);
    same("030a-decline-on-create-confirm-402", declined.json());
    String intent = declined.error().getAsJsonObject("payment_intent").get("id").getAsString();
    same("030b-declined-pi-get", get("/v1/payment_intents/" + intent));
    String charge = declined.error().get("charge").getAsString();
    same("030c-declined-charge-get", get("/v1/charges/" + charge));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 037",
      on = "2026-09-20")
  void anAuthenticationThatNobodyIsThereToGive() {
    String form = "amount=3300&currency=usd&payment_method=pm_card_threeDSecure2Required";
    Wire.Reply refused =
        post("/v1/payment_intents", form + "&off_session=true&customer=" + customer + "&" + PAY);
    assertThat(refused.status()).isEqualTo(402);
    same("037-off-session-authentication-required", refused.json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/payment_intents",
        "GET /v1/charges/{id}",
        "POST /v1/payment_intents/{id}/capture"
      },
      ref = "recordings 040a, 040b, 040d, 040e, 041",
      on = "2026-09-20")
  void aHoldThatIsCapturedInPart() {
    String form = "amount=6500&currency=usd&capture_method=manual&";
    Wire.Reply held = post("/v1/payment_intents", form + PAY + "&" + card);
    same("040a-manual-capture-hold", held.json());
    String charge = "/v1/charges/" + held.json().get("latest_charge").getAsString();
    same("040b-manual-capture-uncaptured-charge", get(charge));
    String capture = "/v1/payment_intents/" + held.id() + "/capture";
    Wire.Reply tooMuch = post(capture, "amount_to_capture=9999");
    assertThat(tooMuch.error().get("code").getAsString()).isEqualTo("amount_too_large");
    assertThat(post(capture, "amount_to_capture=5000").status()).isEqualTo(200);
    same("040e-partially-captured-charge", get(charge));
    same("040d-capture-again-after-partial", post(capture, "").json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/cancel",
      ref = "recordings 021h",
      on = "2026-09-20")
  void aPaidPaymentIntentThatCannotBeCanceled() {
    String form = "amount=4900&currency=usd&description=scenario 04 charge&";
    String id = post("/v1/payment_intents", form + PAY + "&" + card).id();
    Wire.Reply refused = post("/v1/payment_intents/" + id + "/cancel", "");
    same("021h-pi-cancel-succeeded", refused.json());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Stripe-Should-Retry")).isEqualTo("false");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/cancel",
      ref = "recordings 044a",
      on = "2026-09-20")
  void aCanceledPaymentIntent() {
    String id = post("/v1/payment_intents", "amount=1200&currency=usd&customer=" + customer).id();
    same(
        "044a-pi-cancel-with-reason",
        post("/v1/payment_intents/" + id + "/cancel", "cancellation_reason=abandoned").json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "recordings 045a",
      on = "2026-09-20")
  void aConfirmationWithoutAPaymentMethod() {
    String id = post("/v1/payment_intents", "amount=1300&currency=usd").id();
    Wire.Reply refused = post("/v1/payment_intents/" + id + "/confirm", "");
    assertThat(Recording.lines(refused.json()))
        .containsAll(
            Recording.lines("045a-confirm-without-payment-method").stream()
                .filter(line -> line.startsWith(".error.") && !line.contains("payment_intent."))
                .toList());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "GET /v1/refunds", "GET /v1/charges/{id}"},
      ref = "recordings 060a, 060b, 060c, 060d, 060e, 060f",
      on = "2026-09-20")
  void refundsOfOneChargeUntilNothingIsLeft() {
    String charge = paid("5000");
    till.advance(3);
    String refund = "charge=" + charge;
    same(
        "060a-refund-partial",
        post("/v1/refunds", refund + "&amount=1500&reason=duplicate&metadata[p]=s05").json());
    same("060b-charge-after-partial-refund", get("/v1/charges/" + charge));
    same("060c-charge-expand-refunds", get("/v1/charges/" + charge + "?expand[0]=refunds"));
    same("060d-refund-remainder", post("/v1/refunds", refund).json());
    Wire.Reply refused = post("/v1/refunds", refund + "&amount=1");
    same("060e-refund-after-full", refused.json());
    till.advance(3);
    same("060f-refund-list-by-charge", get("/v1/refunds?limit=100&charge=" + charge));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "POST /v1/refunds/{id}"},
      ref = "recordings 061b, 061e",
      on = "2026-09-20")
  void aRefundThatIsTooMuchAndOneThatIsDescribedLater() {
    String charge = paid("3200");
    String refund = post("/v1/refunds", "charge=" + charge + "&amount=700").id();
    same(
        "061b-over-refund-after-partial",
        post("/v1/refunds", "charge=" + charge + "&amount=3000").json());
    till.advance(3);
    same("061e-refund-update-metadata", post("/v1/refunds/" + refund, "metadata[k]=v").json());
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
