package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.DisputingBank.rows;
import static testmode.simulator.DisputingBank.text;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

final class DisputedMoneyTest {
  private static final String PROBE = "probe: github.com/Kiln-AI/stripe_world, phase plan 9";

  private final Till till = new Till();
  private final DisputingBank bank = new DisputingBank(till);

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject event(String type) {
    return till.events().stream()
        .filter(event -> text(event, "type").equals(type))
        .findFirst()
        .orElseThrow()
        .getAsJsonObject("data");
  }

  @Test
  @StripeFact(source = OBSERVED, routes = "GET /v1/events", ref = PROBE, on = "2026-11-23")
  @DiffersFromStripe(
      "A third party saw a dispute's first two events before payment_intent.succeeded; here they"
          + " come a second later, when disputes were recorded to be created")
  void theEventsOfADisputeThatIsWon() throws Exception {
    String charge = bank.disputed("pm_card_createDispute", 6000, "usd");
    bank.answer(bank.disputeOf(charge), "winning_evidence");
    till.advance(8);
    assertThat(till.eventTypes())
        .containsExactly(
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
            "charge.dispute.created",
            "charge.dispute.funds_withdrawn",
            "charge.updated",
            "charge.dispute.updated",
            "charge.updated",
            "charge.dispute.funds_reinstated",
            "charge.dispute.closed");
    assertThat(event("charge.dispute.updated").get("previous_attributes"))
        .hasToString(
            "{\"evidence\":{\"uncategorized_text\":null},"
                + "\"evidence_details\":{\"has_evidence\":false,\"submission_count\":0},"
                + "\"status\":\"needs_response\"}");
    assertThat(text(event("charge.dispute.closed").getAsJsonObject("object"), "status"))
        .isEqualTo("won");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/disputes/{id}/close",
      ref = PROBE,
      on = "2026-11-23")
  void theEventsOfADisputeThatIsGivenUp() throws Exception {
    String charge = bank.disputed("pm_card_createDispute", 6000, "usd");
    int before = till.eventTypes().size();
    till.wire.post("/v1/disputes/" + text(bank.disputeOf(charge), "id") + "/close", "");
    assertThat(till.eventTypes().subList(before, before + 2))
        .containsExactly("charge.dispute.closed", "charge.updated");
    assertThat(till.eventTypes()).hasSize(before + 2);
  }

  @ParameterizedTest
  @CsvSource({
    // settlement, currency, amount, mid rate, taken, fee
    "usd, eur, 4000, 1.0834, -4334, 1500",
    "usd, jpy, 5000, 0.0067, -3350, 1500",
    "eur, usd, 1999, 0.9231, -1845, 2000"
  })
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance_transactions/{id}",
      ref = "probe: github.com/Kiln-AI/stripe_world, cassette 05: converted, no rate shown",
      on = "2026-11-23")
  void aDisputeTakesWhatTheChargeIsWorthNowAndAFee(
      String settlement, String currency, long amount, String rate, long taken, long fee)
      throws Exception {
    till.settings(
        "{\"settlement_currency\": \"%s\", \"fx\": {\"%s\": \"%s\"}, \"dispute_fee\": %d}"
            .formatted(settlement, currency, rate, fee));
    JsonObject dispute = bank.disputeOf(bank.disputed("pm_card_createDispute", amount, currency));
    assertThat(dispute.get("amount").getAsLong()).isEqualTo(amount);
    assertThat(text(dispute, "currency")).isEqualTo(currency);
    JsonObject row =
        till.wire
            .get(
                "/v1/balance_transactions/"
                    + text(dispute, "balance_transaction")
                    + "?expand[]=source")
            .json();
    assertThat(row.get("amount").getAsLong()).isEqualTo(taken);
    assertThat(row.get("net").getAsLong()).isEqualTo(taken - fee);
    assertThat(row.get("exchange_rate").isJsonNull()).isTrue();
    assertThat(row.getAsJsonObject("source").get("id")).isEqualTo(dispute.get("id"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/capture",
      ref = "probe: github.com/Kiln-AI/stripe_world, cassette 05: nothing before the capture",
      on = "2026-11-23")
  void aHoldIsDisputedOnlyAfterItsCaptureAndItsMoneyWaitsLikeTheCharges() throws Exception {
    var intent = till.hold("pm_card_createDispute", 4400, "usd");
    till.advance(60);
    String list = "/v1/disputes?charge=" + intent.getLatestCharge();
    assertThat(till.wire.get(list).json().get("count").getAsInt()).isZero();
    till.wire.post("/v1/payment_intents/" + intent.getId() + "/capture", "amount_to_capture=4000");
    till.advance(1);
    JsonObject dispute = till.wire.get(list).json().getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(dispute.get("amount").getAsLong()).isEqualTo(4000);
    JsonObject row = rows(dispute).get(0);
    assertThat(text(row, "status")).isEqualTo("pending");
    String charged = till.chargeOf(intent).getBalanceTransaction();
    assertThat(row.get("available_on"))
        .isEqualTo(till.wire.get("/v1/balance_transactions/" + charged).json().get("available_on"));
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "GET /v1/disputes",
      ref = "documented: several disputes; one saw two within a second; amounts are ours",
      on = "2026-11-23")
  void oneChargeIsDisputedTwiceForItsWholeAmount() throws Exception {
    String charge = bank.disputed("pm_card_createMultipleDisputes", 1001, "usd");
    JsonArray data = till.wire.get("/v1/disputes?charge=" + charge).json().getAsJsonArray("data");
    assertThat(data.asList())
        .extracting(dispute -> dispute.getAsJsonObject().get("amount").getAsLong())
        .containsExactlyInAnyOrder(500L, 501L);
    JsonObject first = data.get(1).getAsJsonObject();
    bank.answer(first, "winning_evidence");
    till.advance(8);
    assertThat(till.wire.post("/v1/refunds", "charge=" + charge).status()).isEqualTo(400);
  }
}
