package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopperConfirmTest {

  private final TestShop shop = new TestShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void handsOutTheClientSecretAndBelievesStripeAtTheReturn() {
    String id = shop.order();

    TestShop.Reply reply = shop.paymentIntent(id);
    assertThat(reply.get("client_secret")).isEqualTo("pi_1_secret_x");
    assertThat(reply.get("publishable_key")).isEqualTo("pk_test_shop");
    assertThat(shop.stripe.calls.get(0).form()).doesNotContainKey("confirm");

    shop.stripe.payments().confirm("pi_1", "pm_card_visa");
    assertThat(returned(id, "succeeded").get("outcome")).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
    assertThat(shop.books(id).toString()).doesNotContain("secret");
  }

  @Test
  void aForgedReturnPaysNothing() {
    String id = shop.order();
    shop.paymentIntent(id);

    assertThat(returned(id, "succeeded").get("outcome")).isEqualTo("declined");
    assertThat(shop.status(id)).isEqualTo("pending");
    assertThat(shop.fulfilments(id)).isZero();
  }

  @Test
  void aReturnToAnOrderThatNobodyTriedToPayAsksNobody() {
    String id = shop.order();

    assertThat(returned(id, "succeeded").get("outcome")).isEqualTo("declined");
    assertThat(shop.stripe.calls).isEmpty();
  }

  @Test
  void keepsOnePaymentIntentOverDeclinesAndReloads() {
    String id = shop.order();
    shop.paymentIntent(id);
    shop.stripe.payments().confirm("pi_1", "pm_card_visa_chargeDeclinedInsufficientFunds");
    assertThat(returned(id, "failed").get("reason")).isEqualTo("insufficient_funds");

    assertThat(shop.paymentIntent(id).get("client_secret")).isEqualTo("pi_1_secret_x");
    shop.stripe.payments().confirm("pi_1", "pm_card_visa");
    assertThat(returned(id, "succeeded").get("outcome")).isEqualTo("paid");

    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
    assertThat(shop.books(id).get("attempts").toString())
        .contains("\"number\":1,\"outcome\":\"declined\",\"reason\":\"insufficient_funds\"")
        .contains("\"number\":2,\"outcome\":\"paid\"");
  }

  @Test
  void refusesToPrepareAPaymentOfAPaidOrder() {
    String id = shop.paidOrder();

    assertThat(shop.paymentIntent(id).status()).isEqualTo(409);
  }

  @Test
  void anAnswerLostWhileCreatingMakesNoSecondPaymentIntent() {
    String id = shop.order();
    shop.stripe.faultOnPaying(StandIn.What.REPLY_LOST, 4);

    assertThat(shop.paymentIntent(id).status()).isEqualTo(503);
    assertThat(shop.paymentIntent(id).status()).isEqualTo(200);

    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
    assertThat(shop.stripe.calls("POST", ".*")).extracting(StandIn.Call::key).containsOnly(key());
    assertThat(shop.books(id).get("attempts").toString())
        .contains("\"number\":1,\"outcome\":\"declined\"")
        // JDK 17 reads the broken body as an empty one, newer JDKs notice that it broke.
        .containsAnyOf("Stripe's answer cannot be read", "no answer from Stripe: IOException");
  }

  @Test
  void aRequestLostWhileCreatingIsMadeAnew() {
    String id = shop.order();
    shop.stripe.faultOnPaying(StandIn.What.REQUEST_LOST, 4);

    assertThat(shop.paymentIntent(id).status()).isEqualTo(503);
    assertThat(shop.status(id)).isEqualTo("pending");
    assertThat(shop.paymentIntent(id).get("client_secret")).isEqualTo("pi_1_secret_x");

    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
  }

  @Test
  void theMerchantMayConfirmWhatTheShopperLeft() {
    String id = shop.order();
    shop.paymentIntent(id);

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
  }

  private String key() {
    return shop.stripe.calls.get(0).key();
  }

  private TestShop.Reply returned(String id, String redirectStatus) {
    return shop.get(
        "/orders/" + id + "/return?payment_intent=pi_1&redirect_status=" + redirectStatus,
        "application/json");
  }
}
