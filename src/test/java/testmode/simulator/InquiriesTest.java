package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.DisputingBank.rows;
import static testmode.simulator.DisputingBank.text;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class InquiriesTest {
  private static final long DAY = 86_400;

  private final Till till = new Till();
  private final DisputingBank bank = new DisputingBank(till);

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/disputes/{id}", "POST /v1/refunds"},
      ref = "probe: github.com/Kiln-AI/stripe_world, cassette 05; escalations of 4 to 7 seconds",
      on = "2026-11-23")
  void anInquiryThatIsEscalatedBecomesAChargebackUnderTheSameId() throws Exception {
    String charge = bank.disputed("pm_card_createDisputeInquiry", 10000, "usd");
    JsonObject inquiry = bank.disputeOf(charge);
    JsonObject submitted = bank.answer(inquiry, "escalate_inquiry_evidence").json();
    assertThat(text(submitted, "status")).isEqualTo("warning_under_review");
    assertThat(till.wire.post("/v1/refunds", "amount=2000&charge=" + charge).status())
        .isEqualTo(200);
    till.advance(8);
    JsonObject chargeback = bank.disputeOf(charge);
    assertThat(text(chargeback, "id")).isEqualTo(text(inquiry, "id"));
    assertThat(text(chargeback, "status")).isEqualTo("needs_response");
    assertThat(chargeback.get("is_charge_refundable").getAsBoolean()).isFalse();
    assertThat(rows(chargeback))
        .singleElement()
        .satisfies(row -> assertThat(row.get("amount").getAsLong()).isEqualTo(-10000));
    assertThat(till.wire.post("/v1/refunds", "charge=" + charge).status()).isEqualTo(400);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}"},
      ref = "probe: az-said/Interlock, refunds during an inquiry that was escalated afterwards",
      on = "2026-11-23")
  void aRefundUnderWayFailsWhenItsInquiryBecomesAChargeback() throws Exception {
    JsonObject refund = refundThenEscalation(0);
    assertThat(text(refund, "status")).isEqualTo("failed");
    assertThat(text(refund, "failure_reason")).isEqualTo("charge_for_pending_refund_disputed");
    assertThat(charge(refund).get("amount_refunded").getAsLong()).isZero();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}"},
      ref = "probe: az-said/Interlock, a refund 300 seconds before the escalation: out 120 of 100",
      on = "2026-11-23")
  void aRefundOfSomeMinutesBeforeIsLostBesideTheChargeback() throws Exception {
    JsonObject refund = refundThenEscalation(300);
    assertThat(text(refund, "status")).isEqualTo("succeeded");
    assertThat(charge(refund).get("amount_refunded").getAsLong()).isEqualTo(2000);
    assertThat(charge(refund).get("disputed").getAsBoolean()).isTrue();
  }

  /** The refund of a part, after all of the payment became a chargeback. */
  private JsonObject refundThenEscalation(int secondsBetween) throws Exception {
    String charge = bank.disputed("pm_card_createDisputeInquiry", 10000, "usd");
    Wire.Reply refund = till.wire.post("/v1/refunds", "amount=2000&charge=" + charge);
    till.advance(secondsBetween);
    bank.answer(bank.disputeOf(charge), "escalate_inquiry_evidence");
    till.advance(8);
    assertThat(bank.disputeOf(charge).get("amount").getAsLong()).isEqualTo(10000);
    return till.wire.get("/v1/refunds/" + refund.id()).json();
  }

  private JsonObject charge(JsonObject refund) {
    return till.wire.get("/v1/charges/" + text(refund, "charge")).json();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/disputes/{id}",
      ref = "https://docs.stripe.com/testing",
      on = "2026-11-23")
  void anInquiryThatIsAnsweredBadlyIsClosedWithoutEscalation() throws Exception {
    closesWithoutAnyMoney("losing_evidence");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/disputes/{id}",
      ref = "documented: networks send no explicit win for inquiries",
      on = "2026-11-23")
  void anInquiryThatIsAnsweredWellIsClosedAndNotWon() throws Exception {
    closesWithoutAnyMoney("winning_evidence");
  }

  private void closesWithoutAnyMoney(String evidence) throws Exception {
    String charge = bank.disputed("pm_card_createDisputeInquiry", 2000, "usd");
    bank.answer(bank.disputeOf(charge), evidence);
    till.advance(8);
    JsonObject closed = bank.disputeOf(charge);
    assertThat(text(closed, "status")).isEqualTo("warning_closed");
    assertThat(rows(closed)).isEmpty();
    assertThat(closed.get("is_charge_refundable").getAsBoolean()).isTrue();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/disputes/{id}",
      ref = "https://docs.stripe.com/disputes/how-disputes-work",
      on = "2026-11-23")
  void anInquiryOfWhichNothingComesIsClosedAfterAHundredAndTwentyDays() throws Exception {
    String charge = bank.disputed("pm_card_createDisputeInquiry", 2000, "usd");
    till.advance(120 * DAY - 3);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("warning_needs_response");
    till.advance(2);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("warning_closed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/refunds", "GET /v1/disputes/{id}"},
      ref = "https://docs.stripe.com/disputes/how-disputes-work",
      on = "2026-11-23")
  void aRefundInFullClosesTheInquiryAndAPartDoesNot() throws Exception {
    String charge = bank.disputed("pm_card_createDisputeInquiry", 2000, "usd");
    till.wire.post("/v1/refunds", "amount=500&charge=" + charge);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("warning_needs_response");
    till.wire.post("/v1/refunds", "charge=" + charge);
    assertThat(text(bank.disputeOf(charge), "status")).isEqualTo("warning_closed");
    assertThat(till.eventTypes()).endsWith("charge.refunded", "charge.dispute.closed");
  }
}
