package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCaptureParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** Money that is held on a card until it is captured, canceled or expires. */
final class HoldsTest {
  private static final long WEEK = 7 * 86_400;

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  private String capture(PaymentIntent held) {
    return "/v1/payment_intents/" + held.getId() + "/capture";
  }

  private JsonObject refused(String target, String form) {
    Wire.Reply reply = till.wire.post(target, form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    return reply.error();
  }

  @ParameterizedTest
  @CsvSource({
    // currency, held, captured, refunded
    "usd, 6500, 5000, 1200",
    "eur, 1999, 1, 1",
    "jpy, 12345, 12345, 45",
    "kwd, 12500, 5000, 4990"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents/{id}/capture", "POST /v1/refunds"},
      ref = "https://docs.stripe.com/payments/place-a-hold-on-a-payment-method",
      on = "2026-11-23")
  void whatIsHeldCapturedAndRefundedAddsUpInEveryCurrency(
      String currency, long amount, long captured, long refunded) throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", amount, currency);
    assertThat(held.getAmountCapturable()).isEqualTo(amount);
    PaymentIntent paid =
        till.stripe
            .v1()
            .paymentIntents()
            .capture(
                held.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(captured).build());
    assertThat(paid.getAmount()).isEqualTo(amount);
    assertThat(paid.getAmountReceived()).isEqualTo(captured);
    String target = "payment_intent=" + held.getId();
    assertThat(till.wire.post("/v1/refunds", target + "&amount=" + refunded).status())
        .isEqualTo(200);
    Charge charge = till.chargeOf(paid);
    assertThat(charge.getAmount()).isEqualTo(amount);
    assertThat(charge.getAmountCaptured()).isEqualTo(captured);
    assertThat(charge.getAmountRefunded()).isEqualTo(refunded);
    assertThat(charge.getRefunded()).isEqualTo(captured == refunded);
    Wire.Reply rest = till.wire.post("/v1/refunds", target);
    if (captured == refunded) {
      assertThat(text(rest.error(), "code")).isEqualTo("charge_already_refunded");
    } else {
      assertThat(rest.json().get("amount").getAsLong()).isEqualTo(captured - refunded);
    }
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/capture",
      ref = "probe: the refusal as several public integrations quote it, 2019 to 2026",
      on = "2026-11-23")
  void aHoldThatWasCapturedWholeHasAlreadyBeenCaptured() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    till.stripe.v1().paymentIntents().capture(held.getId());
    JsonObject error = refused(capture(held), "");
    assertThat(text(error, "code")).isEqualTo("payment_intent_unexpected_state");
    assertThat(text(error, "message"))
        .isEqualTo(
            "This PaymentIntent could not be captured because it has already been captured.");
    assertThat(error.has("payment_intent")).isTrue();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/capture",
      ref = "recordings 043a, 044c (not redistributed)",
      on = "2026-11-23")
  void whatIsNotHeldCannotBeCaptured() throws Exception {
    PaymentIntent open =
        till.stripe.v1().paymentIntents().create(Till.payment(1000, "usd").build());
    assertThat(text(refused(capture(open), ""), "message"))
        .startsWith(
            "This PaymentIntent could not be captured because it has a status of"
                + " requires_payment_method.");
    till.stripe.v1().paymentIntents().cancel(open.getId());
    assertThat(text(refused(capture(open), ""), "message")).contains("a status of canceled.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}/capture",
      ref = "https://docs.stripe.com/api/payment_intents/capture",
      on = "2026-11-23")
  void aCaptureIsTheFinalOneWhereMulticaptureIsNotAvailable() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    assertThat(text(refused(capture(held), "amount_to_capture=5&final_capture=false"), "param"))
        .isEqualTo("final_capture");
    JsonObject captured =
        till.wire.post(capture(held), "amount_to_capture=500&final_capture=true").json();
    assertThat(text(captured, "status")).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents/{id}/capture", "GET /v1/charges/{id}"},
      ref = "https://docs.stripe.com/api/payment_intents/capture",
      on = "2026-11-23")
  void aCaptureMayNameTheSuffixOfTheStatementAndMetadata() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    assertThat(text(refused(capture(held), "statement_descriptor=GIFT"), "param"))
        .isEqualTo("statement_descriptor");
    JsonObject captured =
        till.wire.post(capture(held), "statement_descriptor_suffix=GIFT&metadata[parcel]=7").json();
    assertThat(captured.get("metadata")).hasToString("{\"parcel\":\"7\"}");
    assertThat(till.chargeOf(held).getCalculatedStatementDescriptor()).isEqualTo("Stripe* GIFT");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/payment_intents/{id}", "GET /v1/charges/{id}", "GET /v1/events"},
      ref = "https://docs.stripe.com/payments/place-a-hold-on-a-payment-method",
      on = "2026-11-23")
  void aHoldThatNobodyCapturesIsCanceledAutomaticallyAfterSevenDays() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    assertThat(till.chargeOf(held).getPaymentMethodDetails().getCard().getCaptureBefore())
        .isEqualTo(Till.START.getEpochSecond() + WEEK);
    till.advance(WEEK);
    PaymentIntent expired = till.stripe.v1().paymentIntents().retrieve(held.getId());
    assertThat(expired.getStatus()).isEqualTo("canceled");
    assertThat(expired.getCancellationReason()).isEqualTo("automatic");
    assertThat(expired.getCanceledAt()).isEqualTo(Till.START.getEpochSecond() + WEEK);
    assertThat(expired.getAmountCapturable()).isZero();
    assertThat(till.chargeOf(held).getCaptured()).isFalse();
    assertThat(till.eventTypes()).endsWith("charge.expired", "payment_intent.canceled");
    assertThat(text(refused(capture(held), ""), "message")).contains("a status of canceled.");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "probe: a refund of a canceled hold as a public integration prints it",
      on = "2026-11-23")
  void aHoldThatWasLetGoHasNothingToRefund() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    till.stripe.v1().paymentIntents().cancel(held.getId());
    String nothing =
        "This PaymentIntent (" + held.getId() + ") does not have a successful charge to refund.";
    assertThat(text(refused("/v1/refunds", "charge=" + held.getLatestCharge()), "message"))
        .isEqualTo(nothing);
    assertThat(text(refused("/v1/refunds", "payment_intent=" + held.getId()), "message"))
        .isEqualTo(nothing);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/payment_intents/{id}/cancel", "GET /v1/charges/{id}"},
      ref = "the reference says that the rest is automatically refunded, not with which events",
      on = "2026-11-23")
  void aCanceledHoldIsShownAsRefundedBeforeThePaymentIntentIsCanceled() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    till.stripe.v1().paymentIntents().cancel(held.getId());
    assertThat(till.chargeOf(held).getAmountRefunded()).isEqualTo(1000);
    assertThat(till.eventTypes()).endsWith("charge.refunded", "payment_intent.canceled");
    assertThat(till.wire.get("/v1/refunds").json().getAsJsonArray("data")).isEmpty();
  }
}
