package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.StripeFact;

/** What becomes of a refund after it was made, and how it is found again. */
final class RefundOutcomesTest {
  private static final String REFUNDS = "/v1/refunds";

  /** Seconds: by then the simulator has settled a refund that it did not settle at once. */
  private static final long LATER = 5;

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  private String paid(String card) throws Exception {
    String intent = till.pay(card, 1000, "usd").getId();
    till.advance(3);
    return intent;
  }

  private JsonObject refund(String intent, String more) {
    return till.wire.post(REFUNDS, "payment_intent=" + intent + more).json();
  }

  private JsonObject read(JsonObject refund) {
    return till.wire.get(REFUNDS + "/" + text(refund, "id")).json();
  }

  private JsonArray rows(String query) {
    return till.wire.get("/v1/balance_transactions?" + query).json().getAsJsonArray("data");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}", "GET /v1/events"},
      ref = "https://docs.stripe.com/testing",
      on = "2026-11-23")
  void aRefundOfTheCardThatTestsPendingRefundsSucceedsLaterWithAnEvent() throws Exception {
    JsonObject refund = refund(paid("pm_card_pendingRefund"), "");
    assertThat(text(refund, "status")).isEqualTo("pending");
    till.advance(LATER);
    assertThat(text(read(refund), "status")).isEqualTo("succeeded");
    List<JsonObject> events = till.events();
    JsonObject updated = events.get(events.size() - 2);
    assertThat(text(updated, "type")).isEqualTo("refund.updated");
    assertThat(updated.getAsJsonObject("data").get("previous_attributes"))
        .hasToString("{\"status\":\"pending\"}");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}", "GET /v1/events"},
      ref = "https://docs.stripe.com/refunds#failed-refunds",
      on = "2026-11-23")
  void aRefundOfTheCardThatTestsFailedRefundsFailsAndTheMoneyComesBack() throws Exception {
    JsonObject refund = refund(paid("pm_card_refundFail"), "&amount=400");
    assertThat(text(refund, "status")).isEqualTo("succeeded");
    till.advance(LATER);
    JsonObject failed = read(refund);
    assertThat(text(failed, "status")).isEqualTo("failed");
    assertThat(text(failed, "balance_transaction")).isEqualTo(text(refund, "balance_transaction"));
    JsonObject back =
        till.wire
            .get("/v1/balance_transactions/" + text(failed, "failure_balance_transaction"))
            .json();
    assertThat(text(back, "type")).isEqualTo("refund_failure");
    assertThat(back.get("net").getAsLong()).isEqualTo(400);
    assertThat(rows("source=" + text(refund, "id"))).hasSize(2);
    assertThat(till.eventTypes())
        .endsWith(
            "refund.created",
            "charge.refunded",
            "refund.updated",
            "charge.refund.updated",
            "refund.failed");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"GET /v1/charges/{id}", "POST /v1/refunds"},
      ref = "a refund that failed can be made again, so the charge no longer counts it",
      on = "2026-11-23")
  void whatFailedToBeRefundedCanBeRefundedAgain() throws Exception {
    String intent = paid("pm_card_refundFail");
    JsonObject refund = refund(intent, "");
    String charge = "/v1/charges/" + text(refund, "charge");
    assertThat(till.wire.get(charge).json().get("refunded").getAsBoolean()).isTrue();
    till.advance(LATER);
    JsonObject after = till.wire.get(charge).json();
    assertThat(after.get("refunded").getAsBoolean()).isFalse();
    assertThat(after.get("amount_refunded").getAsLong()).isZero();
    assertThat(refund(intent, "").get("amount").getAsLong()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_visa", "pm_card_pendingRefund"})
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/refunds/{id}/cancel",
      ref = "https://docs.stripe.com/api/refunds/cancel",
      on = "2026-11-23")
  void noRefundOfACardCanBeCanceled(String card) throws Exception {
    JsonObject refund = refund(paid(card), "");
    Wire.Reply reply = till.wire.post(REFUNDS + "/" + text(refund, "id") + "/cancel", "");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply.error(), "message")).isEqualTo("Canceling this refund is unsupported.");
    assertThat(reply.error().has("code")).isFalse();
    assertThat(text(read(refund), "status")).isEqualTo(text(refund, "status"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "probe: Kiln-AI/stripe_world, the refusals of a refund",
      on = "2026-11-23")
  void aDeclinedPaymentHasNothingToRefund() {
    String form =
        "amount=1000&currency=usd&payment_method_types[]=card&confirm=true"
            + "&payment_method=pm_card_visa_chargeDeclined";
    JsonObject declined = till.wire.post("/v1/payment_intents", form).error();
    String intent = text(declined.getAsJsonObject("payment_intent"), "id");
    Wire.Reply reply = till.wire.post(REFUNDS, "charge=" + text(declined, "charge"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply.error(), "message"))
        .isEqualTo(
            "This PaymentIntent (" + intent + ") does not have a successful charge to refund.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reason=expired_uncaptured_charge|Invalid reason: must be one of duplicate, fraudulent, or"
            + " requested_by_customer",
        "amount=0|This value must be greater than or equal to 1.",
        "amount=-1|This value must be greater than or equal to 1."
      })
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "recordings 067 (not redistributed); probe: Kiln-AI/stripe_world, reasons",
      on = "2026-11-23")
  void aReasonOfStripesOwnAndAnAmountBelowOneAreRefused(String form, String message)
      throws Exception {
    String target = "payment_intent=" + paid("pm_card_visa");
    Wire.Reply reply = till.wire.post(REFUNDS, target + "&" + form);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply.error(), "message")).isEqualTo(message);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/refunds",
      ref = "the reference lets a request name both; that they must belong together is our reading",
      on = "2026-11-23")
  void aChargeAndAPaymentIntentMustBelongTogether() throws Exception {
    String charge = till.pay("pm_card_visa", 1000, "usd").getLatestCharge();
    String form = "charge=" + charge + "&payment_intent=" + paid("pm_card_visa");
    assertThat(till.wire.post(REFUNDS, form).status()).isEqualTo(400);
    assertThat(rows("type=refund")).isEmpty();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/refunds",
      ref = "https://docs.stripe.com/api/refunds/list",
      on = "2026-11-23")
  void refundsAreFoundByPaymentIntentAndTime() throws Exception {
    String intent = paid("pm_card_visa");
    String first = text(refund(intent, "&amount=1"), "id");
    till.advance(60);
    String second = text(refund(intent, "&amount=2"), "id");
    refund(paid("pm_card_visa"), "");
    JsonArray all =
        till.wire.get(REFUNDS + "?payment_intent=" + intent).json().getAsJsonArray("data");
    assertThat(all.asList().stream().map(item -> text(item.getAsJsonObject(), "id")))
        .containsExactly(second, first);
    long until = Till.START.getEpochSecond() + 30;
    assertThat(till.wire.get(REFUNDS + "?created[lt]=" + until).json().getAsJsonArray("data"))
        .hasSize(1);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/refunds/{id}", "GET /v1/events"},
      ref = "https://docs.stripe.com/api/refunds/update",
      on = "2026-11-23")
  void onlyTheMetadataOfARefundIsChanged() throws Exception {
    JsonObject refund = refund(paid("pm_card_visa"), "&reason=duplicate&metadata[a]=1");
    till.advance(LATER);
    String target = REFUNDS + "/" + text(refund, "id");
    assertThat(text(till.wire.post(target, "reason=fraudulent").error(), "code"))
        .isEqualTo("parameter_unknown");
    till.wire.post(target, "metadata[a]=&metadata[b]=2");
    assertThat(read(refund).get("metadata")).hasToString("{\"b\":\"2\"}");
    List<JsonObject> events = till.events();
    JsonObject told = events.get(events.size() - 1).getAsJsonObject("data");
    assertThat(told.get("previous_attributes"))
        .hasToString("{\"metadata\":{\"a\":\"1\",\"b\":null}}");
  }
}
