package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class RefundsTest {
  /** Seconds: by then the simulator has settled a refund that it did not settle at once. */
  private static final long LATER = 5;

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private Refund refund(PaymentIntent intent, Long amount) throws Exception {
    return till.stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setAmount(amount)
                .build());
  }

  private JsonObject refused(int status, String form) {
    Wire.Reply reply = till.wire.post("/v1/refunds", form);
    assertThat(reply.status()).isEqualTo(status);
    return reply.error();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "GET /v1/charges/{id}"},
      ref = "recordings 064b (not redistributed)",
      on = "2026-09-20")
  void partsAddUpUntilTheChargeIsUsedUp() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 5000, "usd");
    assertThat(refund(intent, 1500L).getStatus()).isEqualTo("succeeded");
    Charge partly = till.chargeOf(intent);
    assertThat(partly.getAmountRefunded()).isEqualTo(1500);
    assertThat(partly.getRefunded()).isFalse();
    assertThat(refund(intent, null).getAmount()).isEqualTo(3500);
    assertThat(till.chargeOf(intent).getRefunded()).isTrue();
    assertThat(till.stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}", "GET /v1/events"},
      ref = "probe: Kiln-AI/stripe_world, the order of events",
      on = "2026-09-20")
  void aRefundIsCreatedThenOnTheChargeThenReferenced() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 5000, "usd");
    till.advance(3);
    Refund refund = refund(intent, 1500L);
    till.advance(3);
    assertThat(till.eventTypes().subList(4, 8))
        .containsExactly(
            "refund.created", "charge.refunded", "refund.updated", "charge.refund.updated");
    assertThat(
            till.stripe
                .v1()
                .refunds()
                .retrieve(refund.getId())
                .getDestinationDetails()
                .getCard()
                .getReference())
        .matches("\\d{16}");
  }

  @ParameterizedTest
  @CsvSource({
    "usd, 1100, $11.00, $10.00",
    "eur, 1100, €11.00, €10.00",
    "jpy, 1100, ¥1100, ¥1000",
    "kwd, 1100, KWD 1.100, KWD 1.000"
  })
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "recordings 065 (not redistributed)",
      on = "2023-12-29")
  void moreThanTheChargeIsRefusedInTheChargesCurrency(
      String currency, long amount, String asked, String charged) throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 1000, currency);
    JsonObject error = refused(400, "payment_intent=" + intent.getId() + "&amount=" + amount);
    assertThat(text(error, "message").replace(",", ""))
        .isEqualTo(
            "Refund amount (%s) is greater than charge amount (%s)".formatted(asked, charged));
    assertThat(text(error, "param")).isEqualTo("amount");
    assertThat(text(error, "code")).isNull();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "recordings 061d, 064c, 067 (not redistributed)",
      on = "2026-09-20")
  void everyOtherRefusalIsStripes() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 3200, "usd");
    String target = "payment_intent=" + intent.getId();
    refund(intent, 700L);
    assertThat(text(refused(400, target + "&amount=3000"), "message"))
        .isEqualTo("Refund amount ($30.00) is greater than unrefunded amount on charge ($25.00)");
    assertThat(text(refused(400, target + "&amount=0"), "code"))
        .isEqualTo("parameter_invalid_integer");
    refund(intent, null);
    assertThat(text(refused(400, target), "code")).isEqualTo("charge_already_refunded");
    assertThat(text(refused(400, "amount=100"), "message"))
        .isEqualTo(
            "One of the following params should be provided for this request: payment_intent or"
                + " charge.");
    assertThat(text(refused(404, "charge=ch_nope"), "message"))
        .isEqualTo("No such charge: 'ch_nope'");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "recordings 062 (not redistributed)",
      on = "2023-12-29")
  void aHoldIsCanceledNotRefunded() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1000, "usd");
    assertThat(text(refused(400, "payment_intent=" + held.getId()), "message"))
        .startsWith(
            "This uncaptured Charge was created by a PaymentIntent (" + held.getId() + "). You");
    assertThat(till.stripe.v1().refunds().list().getData()).isEmpty();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}"},
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void oneCardsRefundIsPendingFirst() throws Exception {
    Refund refund = refund(till.pay("pm_card_pendingRefund", 1000, "usd"), null);
    assertThat(refund.getStatus()).isEqualTo("pending");
    till.advance(LATER);
    assertThat(till.stripe.v1().refunds().retrieve(refund.getId()).getStatus())
        .isEqualTo("succeeded");
    assertThat(till.eventTypes()).endsWith("refund.updated", "charge.refund.updated");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/refunds", "GET /v1/refunds/{id}"},
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void anotherCardsRefundFailsLater() throws Exception {
    Refund refund = refund(till.pay("pm_card_refundFail", 1000, "usd"), null);
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    till.advance(LATER);
    Refund failed = till.stripe.v1().refunds().retrieve(refund.getId());
    assertThat(failed.getStatus()).isEqualTo("failed");
    assertThat(failed.getFailureBalanceTransaction()).startsWith("txn_3");
    assertThat(till.eventTypes()).contains("refund.failed");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/refunds/{id}/cancel",
      ref = "the text is probed, its place in the order is not",
      on = "2026-11-23")
  void aRefundCannotBeCanceledThroughTheApi() throws Exception {
    Refund refund = refund(till.pay("pm_card_visa", 1000, "usd"), null);
    Wire.Reply reply = till.wire.post("/v1/refunds/" + refund.getId() + "/cancel", "");
    assertThat(text(reply.error(), "message")).isEqualTo("Canceling this refund is unsupported.");
  }

  @Test
  void aRepeatedRefundUnderOneKeyMovesTheMoneyOnce() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 5000, "usd");
    String form = "payment_intent=" + intent.getId() + "&amount=1000";
    String first = till.wire.post("/v1/refunds", form, "Idempotency-Key", "k1").body();
    assertThat(till.wire.post("/v1/refunds", form, "Idempotency-Key", "k1").body())
        .isEqualTo(first);
    assertThat(till.chargeOf(intent).getAmountRefunded()).isEqualTo(1000);
  }
}
