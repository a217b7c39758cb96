package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.merchant.StandIn.What;

class WebhookTest {

  private static final String SUCCEEDED = "payment_intent.succeeded";

  private final TestShop shop = new TestShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theSignedEventAlonePaysAnOrder() {
    String id = confirmedByTheShopper();

    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id)).status()).isEqualTo(200);

    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void takesAPrettyPrintedBodyAsItStands() {
    String id = confirmedByTheShopper();
    String body = shop.eventOn(SUCCEEDED, id).replace(",", ",\n  ");

    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void refusesWhatStripeDidNotSignJustNow() {
    String id = confirmedByTheShopper();
    String body = shop.eventOn(SUCCEEDED, id);
    long now = shop.now.get();
    String stale = TestShop.signature(body, TestShop.SECRET, now - Duration.ofHours(1).toMillis());

    assertThat(shop.deliver(body, null).status()).isEqualTo(400);
    assertThat(shop.deliver(body, "").status()).isEqualTo(400);
    assertThat(shop.deliver(body, "t=1,v1=00").status()).isEqualTo(400);
    assertThat(shop.deliver(body, TestShop.signature(body, "whsec_other", now)).status())
        .isEqualTo(400);
    assertThat(shop.deliver(body + " ", TestShop.signature(body, TestShop.SECRET, now)).status())
        .isEqualTo(400);
    assertThat(shop.deliver(body, stale).status()).isEqualTo(400);

    assertThat(shop.status(id)).isEqualTo("pending");
    assertThat(shop.stripe.calls("GET", ".*")).isEmpty();
  }

  @Test
  void measuresFreshnessWithItsOwnClock() {
    String id = confirmedByTheShopper();
    String body = shop.eventOn(SUCCEEDED, id);
    String signed = TestShop.signature(body, TestShop.SECRET, shop.now.get());

    shop.now.addAndGet(Duration.ofSeconds(301).toMillis());
    assertThat(shop.deliver(body, signed).status()).isEqualTo(400);
    shop.now.addAndGet(-Duration.ofSeconds(2).toMillis());
    assertThat(shop.deliver(body, signed).status()).isEqualTo(200);
  }

  @Test
  void handlesARepeatedEventOnce() {
    String id = confirmedByTheShopper();
    String body = shop.eventOn(SUCCEEDED, id);

    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id)).status()).isEqualTo(200);

    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void handlesCopiesAtTheSameInstantOnce() throws Exception {
    ExecutorService stripes = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 10; i++) {
      String id = confirmedByTheShopper();
      String body = shop.eventOn(SUCCEEDED, id);
      var deliveries =
          java.util.Collections.nCopies(
              8, (java.util.concurrent.Callable<Integer>) () -> shop.deliver(body).status());

      for (var status : stripes.invokeAll(deliveries, 10, TimeUnit.SECONDS)) {
        assertThat(status.get()).isEqualTo(200);
      }
      assertThat(shop.fulfilments(id)).isEqualTo(1);
    }
    stripes.shutdownNow();
  }

  @Test
  void aLateFailureDoesNotUndoAPayment() {
    String id = confirmedByTheShopper();
    shop.deliver(shop.eventOn(SUCCEEDED, id));

    assertThat(shop.deliver(shop.eventOn("payment_intent.payment_failed", id)).status())
        .isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void tellsADeclineAndAChallengeOfTheShopper() {
    String id = shop.order();
    shop.paymentIntent(id);
    shop.stripe.payments().confirm(shop.intentOf(id), "pm_card_chargeDeclinedExpiredCard");
    shop.deliver(shop.eventOn("payment_intent.payment_failed", id));
    assertThat(shop.books(id).get("message").getAsString()).contains("expired");

    shop.stripe.payments().confirm(shop.intentOf(id), "pm_card_threeDSecure2Required");
    shop.deliver(shop.eventOn("payment_intent.requires_action", id));
    assertThat(shop.status(id)).isEqualTo("requires_action");
  }

  @Test
  void aPaymentCancelledAtStripeCancelsTheOrder() {
    String id = shop.order();
    shop.paymentIntent(id);
    shop.stripe.payments().put(shop.intentOf(id), "status", "canceled");
    shop.deliver(shop.eventOn("payment_intent.canceled", id));

    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.books(id).get("reservation").getAsString()).isEqualTo("released");
    assertThat(shop.pay(id, "pm_card_visa").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payment_intent.succeeded", "customer.created", "charge.updated"})
  void acknowledgesWhatIsNotItsBusinessWithoutAskingStripe(String type) {
    String body = shop.event(type, Map.of("id", "pi_foreign", "object", "payment_intent"));

    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.stripe.calls).isEmpty();
  }

  @Test
  void asksForTheEventAgainWhenItCouldNotBeHandled() {
    String id = confirmedByTheShopper();
    String body = shop.eventOn(SUCCEEDED, id);
    shop.stripe.fault(What.BROKEN_500, 4, call -> call.method().equals("GET"));

    assertThat(shop.deliver(body).status()).isEqualTo(500);
    assertThat(shop.status(id)).isEqualTo("pending");
    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void booksTheSettlementWhenTheChargeIsUpdated() {
    String id = shop.paidOrder();
    assertThat(shop.books(id).get("settlement").isJsonNull()).isTrue();
    shop.stripe.payments().balanceTransaction =
        Map.of(
            "id",
            "txn_1",
            "object",
            "balance_transaction",
            "amount",
            4000,
            "currency",
            "eur",
            "fee",
            146,
            "net",
            3854);

    shop.deliver(
        shop.event(
            "charge.updated",
            Map.of("id", "ch_1", "object", "charge", "payment_intent", shop.intentOf(id))));

    assertThat(shop.books(id).get("settlement").toString())
        .isEqualTo(
            "{\"amount\":4000,\"currency\":\"eur\",\"exchange_rate\":null,\"fee\":146,\"net\":3854}");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void whatIsNoEventIsRefusedEvenIfItIsSigned() {
    for (String body : new String[] {"", "{}", "[]", "null", "no json", "{\"id\":1"}) {
      assertThat(shop.deliver(body).status()).as(body).isEqualTo(400);
    }
  }

  private String confirmedByTheShopper() {
    String id = shop.order();
    shop.paymentIntent(id);
    shop.stripe.payments().confirm(shop.intentOf(id), "pm_card_visa");
    return id;
  }
}
