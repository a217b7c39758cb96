package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfirmTest {

  private final TestShop shop = new TestShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void paysAndFulfilsInOneCall() {
    String id = shop.order();

    TestShop.Reply reply = shop.pay(id, "pm_card_visa");

    assertThat(reply.get("outcome")).isEqualTo("paid");
    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.books(id).get("paid").getAsLong()).isEqualTo(4000);
    assertThat(shop.books(id).get("reservation").getAsString()).isEqualTo("used");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
    assertThat(shop.stripe.calls).hasSize(1);
    StandIn.Call call = shop.stripe.calls.get(0);
    assertThat(call.path()).isEqualTo("/v1/payment_intents");
    assertThat(call.form())
        .containsEntry("amount", "4000")
        .containsEntry("currency", "eur")
        .containsEntry("confirm", "true")
        .containsEntry("payment_method_types[0]", "card")
        .containsEntry("metadata[order_id]", id)
        .containsEntry("metadata[attempt]", "1");
  }

  @Test
  void answersPaidAgainWithoutAskingStripe() {
    String id = shop.paidOrder();

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.calls).hasSize(1);
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa_chargeDeclined, generic_decline, try_another_card",
    "pm_card_visa_chargeDeclinedInsufficientFunds, insufficient_funds, try_another_card",
    "pm_card_visa_chargeDeclinedLostCard, generic_decline, try_another_card",
    "pm_card_chargeDeclinedExpiredCard, expired_card, check_card_details",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, check_card_details",
    "pm_card_chargeDeclinedProcessingError, processing_error, try_again_later",
  })
  void tellsWhyACardWasDeclinedAndTakesAnother(String card, String reason, String advice) {
    String id = shop.order();

    TestShop.Reply reply = shop.pay(id, card);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.get("outcome")).isEqualTo("declined");
    assertThat(reply.get("reason")).isEqualTo(reason);
    assertThat(reply.get("advice")).isEqualTo(advice);
    assertThat(reply.text()).doesNotContain("lost");
    assertThat(shop.status(id)).isEqualTo("pending");
    assertThat(shop.fulfilments(id)).isZero();

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.payments().charges()).hasSize(1);
    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
  }

  @Test
  void usesOneKeyForEachAttemptToPay() {
    String id = shop.order();
    shop.pay(id, "pm_card_visa_chargeDeclined");
    shop.pay(id, "pm_card_visa");

    assertThat(shop.stripe.calls).extracting(StandIn.Call::key).doesNotHaveDuplicates().hasSize(2);
    assertThat(shop.books(id).get("attempts").toString())
        .contains("\"number\":1,\"outcome\":\"declined\",\"reason\":\"generic_decline\"")
        .contains("\"number\":2,\"outcome\":\"paid\",\"reason\":null");
  }

  @Test
  void onlyTheBackOfficeLearnsThatACardWasLost() {
    String id = shop.order();
    shop.pay(id, "pm_card_visa_chargeDeclinedLostCard");

    assertThat(shop.books(id).toString()).doesNotContain("lost_card");
    assertThat(
            shop.send(
                    shop.request("/orders/" + id)
                        .header("Authorization", "Bearer office-token")
                        .GET())
                .text())
        .contains("lost_card");
  }

  @Test
  void aRefusedPaymentMethodIsNoUnknownOutcome() {
    String id = shop.order();

    TestShop.Reply reply = shop.pay(id, "pm_unknown");

    assertThat(reply.get("outcome")).isEqualTo("declined");
    assertThat(reply.get("reason")).isEqualTo("resource_missing");
    assertThat(shop.stripe.calls).hasSize(1);
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
  }

  @Test
  void threeDSecureIsNotPaidBeforeItIsApproved() {
    String id = shop.order();

    TestShop.Reply reply = shop.pay(id, "pm_card_threeDSecure2Required");

    assertThat(reply.get("outcome")).isEqualTo("requires_action");
    assertThat(reply.get("redirect_url")).startsWith("https://hooks.example/challenge/");
    assertThat(shop.status(id)).isEqualTo("requires_action");
    assertThat(shop.fulfilments(id)).isZero();

    shop.stripe.payments().challenge(shop.intentOf(id), true);
    assertThat(shop.complete(id).get("outcome")).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void aFailedThreeDSecureIsToldAndCanBePaidAgain() {
    String id = shop.order();
    shop.pay(id, "pm_card_threeDSecure2Required");
    shop.stripe.payments().challenge(shop.intentOf(id), false);

    TestShop.Reply reply = shop.complete(id);

    assertThat(reply.get("outcome")).isEqualTo("declined");
    assertThat(reply.get("reason")).isEqualTo("payment_intent_authentication_failure");
    assertThat(reply.get("message")).contains("not been charged");
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.payments().charges()).hasSize(1);
  }

  @Test
  void confirmsAgainOnlyWhenStripeWaitsForIt() {
    String id = shop.order();
    shop.pay(id, "pm_card_threeDSecure2Required");
    shop.stripe.payments().put(shop.intentOf(id), "status", "requires_confirmation");

    assertThat(shop.complete(id).get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.calls("POST", "/v1/payment_intents/\\w+/confirm")).hasSize(1);
  }

  @Test
  void aPaymentFinishedInAnotherTabIsFoundWhenPayingAgain() {
    String id = shop.order();
    shop.pay(id, "pm_card_threeDSecure2Required");
    shop.stripe.payments().challenge(shop.intentOf(id), true);

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.payments().charges()).hasSize(1);
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void aPartOfThePriceIsNotThePrice() {
    String id = shop.order();
    shop.pay(id, "pm_card_threeDSecure2Required");
    shop.stripe.payments().challenge(shop.intentOf(id), true);
    shop.stripe.payments().put(shop.intentOf(id), "amount_received", 100L);

    assertThat(shop.complete(id).get("outcome")).isEqualTo("unknown");
    assertThat(shop.fulfilments(id)).isZero();
  }

  @Test
  void booksTheSettlementThatTheBalanceTransactionTells() {
    shop.stripe.payments().balanceTransaction =
        java.util.Map.of(
            "id",
            "txn_1",
            "object",
            "balance_transaction",
            "amount",
            4334,
            "currency",
            "usd",
            "exchange_rate",
            new java.math.BigDecimal("1.08340"),
            "fee",
            156,
            "net",
            4178);
    String id = shop.paidOrder();

    assertThat(shop.books(id).get("settlement").toString())
        .isEqualTo(
            "{\"amount\":4334,\"currency\":\"usd\",\"exchange_rate\":\"1.08340\",\"fee\":156,\"net\":4178}");
  }
}
