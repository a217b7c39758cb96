package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.DisputingBank.rows;
import static testmode.simulator.DisputingBank.text;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class DisputesTest {
  private static final String PROBE = "probe: github.com/Kiln-AI/stripe_world, phase plan 9";
  private static final long DAY = 86_400;

  private final Till till = new Till();
  private final DisputingBank bank = new DisputingBank(till);

  @AfterEach
  void close() {
    till.close();
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_createDispute, fraudulent, 10.4, chargeback, needs_response",
    "pm_card_createDisputeProductNotReceived, product_not_received, 13.1, chargeback,"
        + " needs_response",
    "pm_card_createDisputeInquiry, fraudulent, 10, inquiry, warning_needs_response"
  })
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/disputes", "GET /v1/charges/{id}/dispute"},
      ref = PROBE,
      on = "2026-11-23")
  void theCardSaysWhyItsChargesAreDisputed(
      String card, String reason, String code, String type, String status) throws Exception {
    JsonObject dispute = bank.disputeOf(bank.disputed(card, 2000, "usd"));
    assertThat(text(dispute, "reason")).isEqualTo(reason);
    assertThat(text(dispute, "status")).isEqualTo(status);
    JsonObject details = dispute.getAsJsonObject("payment_method_details").getAsJsonObject("card");
    assertThat(text(details, "network_reason_code")).isEqualTo(code);
    assertThat(text(details, "case_type")).isEqualTo(type);
    assertThat(text(dispute, "id")).matches("du_1\\w{23}");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/disputes/{id}",
      ref = "probe: github.com/antiwork/gumroad, 1 s later in 19 of 24 cassettes",
      on = "2026-11-23")
  void aDisputeComesASecondAfterItsChargeAndIsDueAtTheEndOfTheEighthDay() throws Exception {
    String charge = till.pay("pm_card_createDispute", 2000, "usd").getLatestCharge();
    assertThat(till.wire.get("/v1/charges/" + charge + "/dispute").status()).isEqualTo(404);
    till.advance(1);
    JsonObject dispute = bank.disputeOf(charge);
    assertThat(dispute.get("created").getAsLong()).isEqualTo(Till.START.getEpochSecond() + 1);
    long endOfDay = Till.START.getEpochSecond() / DAY * DAY + 9 * DAY - 1;
    assertThat(dispute.getAsJsonObject("evidence_details").get("due_by").getAsLong())
        .isEqualTo(endOfDay);
    assertThat(till.wire.get("/v1/disputes/" + text(dispute, "id")).json()).isEqualTo(dispute);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/disputes/{id}",
      ref = "recordings 090e (not redistributed)",
      on = "2026-11-23")
  void aWonDisputeBringsTheMoneyBackWithoutTheFeeAndAllowsARefund() throws Exception {
    String charge = bank.disputed("pm_card_createDispute", 6000, "usd");
    assertThat(text(bank.answer(bank.disputeOf(charge), "winning_evidence").json(), "status"))
        .isEqualTo("under_review");
    till.advance(8);
    JsonObject won = bank.disputeOf(charge);
    assertThat(text(won, "status")).isEqualTo("won");
    assertThat(won.get("is_charge_refundable").getAsBoolean()).isTrue();
    assertThat(rows(won))
        .extracting(row -> row.get("net").getAsLong())
        .containsExactly(-7500L, 6000L);
    assertThat(rows(won))
        .extracting(row -> text(row, "reporting_category"))
        .containsExactly("dispute", "dispute_reversal");
    assertThat(text(rows(won).get(1), "status")).isEqualTo("pending");
    assertThat(text(won, "balance_transaction")).isEqualTo(text(rows(won).get(0), "id"));
    JsonObject kept = till.wire.get("/v1/charges/" + charge).json();
    assertThat(kept.get("disputed").getAsBoolean()).isTrue();
    assertThat(till.wire.post("/v1/refunds", "amount=100&charge=" + charge).status())
        .isEqualTo(200);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/disputes/{id}", "GET /v1/disputes/{id}"},
      ref = "recordings 094a (not redistributed)",
      on = "2026-11-23")
  void aLostDisputeKeepsTheMoneyAndAnyOtherEvidenceIsReadForever() throws Exception {
    String charge = bank.disputed("pm_card_createDispute", 6000, "usd");
    JsonObject dispute = bank.disputeOf(charge);
    assertThat(text(bank.answer(dispute, "a letter").json(), "status")).isEqualTo("under_review");
    till.advance(60 * DAY);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("under_review");
    bank.answer(dispute, "losing_evidence");
    till.advance(8);
    JsonObject lost = bank.disputeOf(charge);
    assertThat(text(lost, "status")).isEqualTo("lost");
    assertThat(rows(lost)).hasSize(1);
    assertThat(till.wire.post("/v1/refunds", "charge=" + charge).error().get("code").getAsString())
        .isEqualTo("charge_disputed");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/disputes/{id}/close",
        "POST /v1/charges/{id}/dispute/close",
        "POST /v1/charges/{id}/dispute",
        "POST /v1/disputes/{id}"
      },
      ref = "recordings 092a, 092b (not redistributed)",
      on = "2026-11-23")
  void aDisputeThatIsGivenUpIsLostAtOnceAndTakesNothingMore() throws Exception {
    String charge = bank.disputed("pm_card_createDispute", 2600, "usd");
    JsonObject dispute = bank.disputeOf(charge);
    String url = "/v1/disputes/" + text(dispute, "id");
    assertThat(text(till.wire.post(url + "/close", "").json(), "status")).isEqualTo("lost");
    for (String again :
        List.of(
            url + "/close",
            url,
            "/v1/charges/" + charge + "/dispute/close",
            "/v1/charges/" + charge + "/dispute")) {
      Wire.Reply refused = till.wire.post(again, "");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.error().keySet()).containsExactly("message", "request_log_url", "type");
      assertThat(text(refused.error(), "message")).isEqualTo("This dispute is already closed");
    }
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/disputes/{id}", "GET /v1/charges/{id}/dispute"},
      ref = "recordings 092c (not redistributed); " + PROBE,
      on = "2026-11-23")
  void aDisputeThatDoesNotExistIsMissedByItsOwnParameter() throws Exception {
    JsonObject missing = till.wire.get("/v1/disputes/du_nope").error();
    assertThat(text(missing, "message")).isEqualTo("No such dispute: 'du_nope'");
    assertThat(text(missing, "param")).isEqualTo("dispute");
    String charge = till.pay("pm_card_visa", 1000, "usd").getLatestCharge();
    Wire.Reply none = till.wire.get("/v1/charges/" + charge + "/dispute");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.error().has("code")).isFalse();
    assertThat(text(none.error(), "message")).isEqualTo("No dispute for charge: " + charge);
    Wire.Reply noCharge = till.wire.get("/v1/charges/ch_nope/dispute");
    assertThat(noCharge.status()).isEqualTo(404);
    assertThat(text(noCharge.error(), "param")).isEqualTo("charge");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/disputes/{id}",
      ref = "https://docs.stripe.com/api/disputes/update",
      on = "2026-11-23")
  void stagedEvidenceWaitsUntilItIsSubmitted() throws Exception {
    JsonObject dispute = bank.disputeOf(bank.disputed("pm_card_createDispute", 2600, "usd"));
    String url = "/v1/disputes/" + text(dispute, "id");
    JsonObject staged =
        till.wire.post(url, "submit=false&evidence[uncategorized_text]=winning_evidence").json();
    assertThat(text(staged, "status")).isEqualTo("needs_response");
    JsonObject details = staged.getAsJsonObject("evidence_details");
    assertThat(details.get("has_evidence").getAsBoolean()).isTrue();
    assertThat(details.get("submission_count").getAsInt()).isZero();
    assertThat(text(till.wire.post(url, "metadata[case]=7").json(), "status"))
        .isEqualTo("needs_response");
    assertThat(text(till.wire.post(url, "submit=true").json(), "status")).isEqualTo("under_review");
    till.advance(8);
    JsonObject won = till.wire.get(url).json();
    assertThat(text(won, "status")).isEqualTo("won");
    assertThat(text(won.getAsJsonObject("metadata"), "case")).isEqualTo("7");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/disputes/{id}",
      ref = "https://docs.stripe.com/disputes/responding",
      on = "2026-11-23")
  void aDisputeThatNobodyAnswersInTimeIsLost() throws Exception {
    String charge = bank.disputed("pm_card_createDispute", 2600, "usd");
    long due = bank.disputeOf(charge).getAsJsonObject("evidence_details").get("due_by").getAsLong();
    till.advance(due - Till.START.getEpochSecond() - 2);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("needs_response");
    till.advance(1);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("lost");
    assertThat(till.eventTypes()).endsWith("charge.dispute.closed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/disputes",
      ref = "https://docs.stripe.com/api/disputes/list",
      on = "2026-11-23")
  void disputesAreListedByPaymentIntentAndByTime() throws Exception {
    var first = till.pay("pm_card_createDispute", 1000, "usd");
    till.advance(10);
    String charge = bank.disputed("pm_card_createDispute", 2000, "usd");
    JsonObject byIntent = till.wire.get("/v1/disputes?payment_intent=" + first.getId()).json();
    assertThat(byIntent.has("count")).isFalse();
    assertThat(byIntent.getAsJsonArray("data")).hasSize(1);
    JsonObject later =
        till.wire.get("/v1/disputes?created[gt]=" + (Till.START.getEpochSecond() + 5)).json();
    assertThat(later.getAsJsonArray("data").asList())
        .singleElement()
        .satisfies(
            dispute -> assertThat(text(dispute.getAsJsonObject(), "charge")).isEqualTo(charge));
    JsonObject expanded =
        till.wire
            .get("/v1/disputes?limit=1&expand[]=data.charge&expand[]=data.payment_intent")
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject();
    assertThat(text(expanded.getAsJsonObject("charge"), "id")).isEqualTo(charge);
    assertThat(text(expanded.getAsJsonObject("payment_intent"), "latest_charge")).isEqualTo(charge);
  }

  private static final List<String> FIELDS_OF_EVIDENCE =
      List.of(
          "access_activity_log",
          "billing_address",
          "cancellation_policy_disclosure",
          "cancellation_rebuttal",
          "customer_name",
          "product_description",
          "refund_policy_disclosure",
          "uncategorized_text");

  @Test
  void evidenceThatIsAFileOrTooLongIsRefusedAndChangesNothing() throws Exception {
    JsonObject dispute = bank.disputeOf(bank.disputed("pm_card_createDispute", 1000, "usd"));
    String url = "/v1/disputes/" + text(dispute, "id");
    JsonObject file = till.wire.post(url, "evidence[receipt]=file_1").error();
    assertThat(text(file, "param")).isEqualTo("evidence[receipt]");
    String log = "evidence[access_activity_log]=";
    JsonObject tooLong = till.wire.post(url, log + "x".repeat(20_001)).error();
    assertThat(text(tooLong, "param")).isEqualTo("evidence[access_activity_log]");
    String all = "";
    for (String field : FIELDS_OF_EVIDENCE) {
      all += "&evidence[" + field + "]=" + "x".repeat(20_000);
    }
    JsonObject tooMuch = till.wire.post(url, all.substring(1)).error();
    assertThat(text(tooMuch, "message")).contains("160000", "150000");
    assertThat(till.wire.get(url).json()).isEqualTo(dispute);
  }
}
