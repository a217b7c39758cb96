package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.exception.CardException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class PaymentIntentTest {
  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private PaymentIntent created(PaymentIntentCreateParams.Builder params) throws Exception {
    return till.stripe.v1().paymentIntents().create(params.build());
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/events"},
      ref = "probe: Kiln-AI/stripe_world, the order of events",
      on = "2026-09-20")
  void aPaymentIsCreatedThenChargedThenSucceeds() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 4000, "eur");
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(till.eventTypes())
        .containsExactly("payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
    Charge charge = till.chargeOf(intent);
    assertThat(charge.getId().substring(3, 20)).isEqualTo(intent.getId().substring(3, 20));
    assertThat(charge.getAmount()).isEqualTo(4000);
    assertThat(charge.getCurrency()).isEqualTo("eur");
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa_chargeDeclined, card_declined, generic_decline, , try_again_later, , 01",
    "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds, ,"
        + " try_again_later, 02, 51",
    "pm_card_visa_chargeDeclinedLostCard, card_declined, lost_card, , do_not_try_again, 01, 41",
    "pm_card_visa_chargeDeclinedStolenCard, card_declined, stolen_card, , do_not_try_again, 01, 43",
    "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card, exp_month, confirm_card_data,"
        + " 03, 54",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc, cvc, confirm_card_data,"
        + " 03, N7",
    "pm_card_chargeDeclinedProcessingError, processing_error, processing_error, , try_again_later,"
        + " , 06",
    "pm_card_visa_chargeDeclinedVelocityLimitExceeded, card_declined, card_velocity_exceeded, ,"
        + " try_again_later, 02, 61"
  })
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "recordings 031, 032a, 032b, 032c, 032d, 032e, 032f, 032g (not redistributed)",
      on = "2026-08-15")
  void aDeclineSaysWhyAndLeavesAFailedCharge(
      String card,
      String code,
      String declineCode,
      String param,
      String advice,
      String networkAdvice,
      String networkDecline)
      throws Exception {
    CardException declined =
        catchThrowableOfType(CardException.class, () -> till.pay(card, 1000, "usd"));
    assertThat(declined.getStatusCode()).isEqualTo(402);
    assertThat(declined.getCode()).isEqualTo(code);
    assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
    assertThat(declined.getParam()).isEqualTo(param);
    assertThat(declined.getStripeError().getAdviceCode()).isEqualTo(advice);
    assertThat(declined.getStripeError().getNetworkAdviceCode()).isEqualTo(networkAdvice);
    assertThat(declined.getStripeError().getNetworkDeclineCode()).isEqualTo(networkDecline);
    PaymentIntent intent = declined.getStripeError().getPaymentIntent();
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getPaymentMethod()).isNull();
    Charge charge = till.chargeOf(intent);
    assertThat(charge.getId()).isEqualTo(declined.getCharge());
    assertThat(charge.getStatus()).isEqualTo("failed");
    assertThat(charge.getFailureCode()).isEqualTo(code);
    assertThat(charge.getOutcome().getReason()).isEqualTo(declineCode);
    assertThat(till.eventTypes())
        .containsExactly(
            "payment_intent.created", "charge.failed", "payment_intent.payment_failed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents/{id}/confirm", "GET /v1/charges"},
      ref = "https://docs.stripe.com/payments/paymentintents/lifecycle",
      on = "2026-11-23")
  void anotherCardAfterADeclineMakesASecondCharge() throws Exception {
    PaymentIntent intent = created(Till.payment(1000, "usd"));
    String confirm = "/v1/payment_intents/" + intent.getId() + "/confirm";
    String bad = "payment_method=pm_card_visa_chargeDeclined";
    assertThat(till.wire.post(confirm, bad).status()).isEqualTo(402);
    JsonObject paid = till.wire.post(confirm, "payment_method=pm_card_visa").json();
    assertThat(text(paid, "status")).isEqualTo("succeeded");
    assertThat(paid.get("last_payment_error").isJsonNull()).isTrue();
    assertThat(till.stripe.v1().charges().list().getData().stream().map(Charge::getStatus).toList())
        .isEqualTo(List.of("succeeded", "failed"));
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents/{id}/capture", "GET /v1/charges/{id}"},
      ref = "https://docs.stripe.com/payments/place-a-hold-on-a-payment-method",
      on = "2026-09-20")
  void aPartialCaptureKeepsTheAuthorisedAmountAndReleasesTheRest() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 6500, "usd");
    assertThat(held.getAmountCapturable()).isEqualTo(6500);
    PaymentIntent captured =
        till.stripe
            .v1()
            .paymentIntents()
            .capture(
                held.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(5000L).build());
    assertThat(captured.getAmount()).isEqualTo(6500);
    assertThat(captured.getAmountReceived()).isEqualTo(5000);
    Charge charge = till.chargeOf(captured);
    assertThat(charge.getAmountCaptured()).isEqualTo(5000);
    assertThat(charge.getAmountRefunded()).isZero();
    assertThat(charge.getBalanceTransaction()).isNotNull();
    assertThat(till.eventTypes())
        .containsExactly(
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.amount_capturable_updated",
            "charge.captured",
            "payment_intent.succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/payment_intents/{id}",
      ref = "https://docs.stripe.com/payments/place-a-hold-on-a-payment-method",
      on = "2025-06-01")
  void aHoldExpiresAfterSevenDays() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 6500, "usd");
    till.advance(7 * 86_400 - 1);
    assertThat(till.stripe.v1().paymentIntents().retrieve(held.getId()).getStatus())
        .isEqualTo("requires_capture");
    till.advance(1);
    PaymentIntent expired = till.stripe.v1().paymentIntents().retrieve(held.getId());
    assertThat(expired.getStatus()).isEqualTo("canceled");
    assertThat(expired.getCancellationReason()).isEqualTo("automatic");
    assertThat(till.eventTypes()).endsWith("charge.expired", "payment_intent.canceled");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}/cancel",
      ref = "https://docs.stripe.com/api/payment_intents/cancel",
      on = "2026-04-15")
  void aCanceledHoldGoesBackAndDoesNotExpireAgain() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 6500, "usd");
    PaymentIntent canceled = till.stripe.v1().paymentIntents().cancel(held.getId());
    assertThat(canceled.getAmountCapturable()).isZero();
    assertThat(till.chargeOf(canceled).getRefunded()).isTrue();
    till.advance(8 * 86_400);
    assertThat(till.eventTypes()).endsWith("charge.refunded", "payment_intent.canceled");
    assertThat(till.stripe.v1().balanceTransactions().list().getData()).isEmpty();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}",
      ref = "https://docs.stripe.com/api/payment_intents/update",
      on = "2026-11-23")
  void anUpdateMergesMetadataAndMayTakeThePaymentMethodAway() throws Exception {
    String form =
        "amount=1000&currency=usd&payment_method=pm_card_visa&metadata[a]=1&metadata[b]=2";
    String target = "/v1/payment_intents/" + till.wire.post("/v1/payment_intents", form).id();
    JsonObject changed =
        till.wire
            .post(target, "amount=2000&metadata[a]=&metadata[c]=3&description=two&payment_method=")
            .json();
    assertThat(changed.get("amount").getAsLong()).isEqualTo(2000);
    assertThat(changed.get("metadata")).hasToString("{\"b\":\"2\",\"c\":\"3\"}");
    assertThat(text(changed, "description")).isEqualTo("two");
    assertThat(text(changed, "status")).isEqualTo("requires_payment_method");
    assertThat(till.eventTypes()).containsExactly("payment_intent.created");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"GET /v1/payment_intents/{id}", "POST /v1/payment_intents/{id}/confirm"},
      ref = "Stripe.js reference: the keys of a PaymentIntent",
      on = "2026-11-23")
  void aShopperConfirmsWithTheClientSecretAndSeesLess() throws Exception {
    PaymentIntent intent = created(Till.payment(1000, "usd").putMetadata("order", "A-1"));
    String target = "/v1/payment_intents/" + intent.getId();
    String card =
        till.shopper
            .post(
                "/v1/payment_methods",
                "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=30"
                    + "&card[cvc]=123")
            .id();
    assertThat(till.shopper.get(target).status()).isEqualTo(400);
    assertThat(till.shopper.get(target + "?client_secret=wrong").status()).isEqualTo(400);
    String secret = "client_secret=" + intent.getClientSecret();
    JsonObject paid =
        till.shopper.post(target + "/confirm", secret + "&payment_method=" + card).json();
    assertThat(text(paid, "status")).isEqualTo("succeeded");
    assertThat(paid.keySet())
        .contains("amount", "next_action")
        .doesNotContain("metadata", "customer");
    assertThat(till.shopper.get(target + "?" + secret).json()).isEqualTo(paid);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "https://docs.stripe.com/api/payment_intents/confirm",
      on = "2026-04-15")
  void aCardTypedAtTheConfirmationPays() throws Exception {
    PaymentIntent intent = created(Till.payment(1000, "usd"));
    String form =
        "payment_method_data[type]=card&payment_method_data[card][number]=4000000000009995"
            + "&payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=2030"
            + "&client_secret="
            + intent.getClientSecret();
    Wire.Reply declined =
        till.shopper.post("/v1/payment_intents/" + intent.getId() + "/confirm", form);
    assertThat(text(declined.error(), "decline_code")).isEqualTo("insufficient_funds");
    assertThat(declined.error().getAsJsonObject("payment_intent").has("metadata")).isFalse();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/payment_intents",
      ref = "https://docs.stripe.com/api/payment_intents/list",
      on = "2026-11-23")
  void theListKnowsCustomersAndPages() throws Exception {
    String customer = till.wire.post("/v1/customers", "").id();
    for (int i = 0; i < 3; i++) {
      created(Till.payment(1000 + i, "usd").setCustomer(customer));
    }
    created(Till.payment(5000, "usd"));
    JsonObject page = till.wire.get("/v1/payment_intents?limit=2&customer=" + customer).json();
    assertThat(page.get("has_more").getAsBoolean()).isTrue();
    assertThat(page.getAsJsonArray("data").get(0).getAsJsonObject().get("amount").getAsLong())
        .isEqualTo(1002);
  }
}
