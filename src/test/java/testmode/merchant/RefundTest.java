package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.merchant.StandIn.What;

class RefundTest {

  private static final int ALL = 4;

  private final TestShop shop = new TestShop();
  private final String id = shop.paidOrder();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void refundsPartsThenTheRestThenNoMore() {
    assertThat(shop.refund(id, "10.00", null).text())
        .isEqualTo("{\"refunded\":1000,\"status\":\"partially_refunded\"}");
    assertThat(shop.refund(id, "5.50", null).status()).isEqualTo(201);
    assertThat(shop.refund(id, null, null).status()).isEqualTo(201);
    assertThat(shop.status(id)).isEqualTo("refunded");
    assertThat(refunded()).isEqualTo(4000);

    TestShop.Reply tooMany = shop.refund(id, "0.01", null);
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.get("error")).isEqualTo("Nothing is left to refund of this order.");
    assertThat(refundCalls()).isEqualTo(3);
  }

  @Test
  void refusesMoreThanRemainsWithoutAskingStripe() {
    shop.refund(id, "10.00", null);
    TestShop.Reply reply = shop.refund(id, "30.01", null);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.get("error")).contains("30.00 EUR");
    assertThat(refundCalls()).isEqualTo(1);
  }

  @Test
  void refusesToRefundWhatWasNotPaid() {
    assertThat(shop.refund(shop.order(), null, null).status()).isEqualTo(409);
  }

  @Test
  void theSameRequestKeyGivesTheSameAnswerAndOneRefund() {
    TestShop.Reply first = shop.refund(id, "10.00", "R-1");
    shop.refund(id, "5.00", "R-2");
    TestShop.Reply again = shop.refund(id, "10.00", "R-1");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.status()).isEqualTo(201);
    assertThat(shop.refund(id, "11.00", "R-1").status()).isEqualTo(422);
    assertThat(refunded()).isEqualTo(1500);
  }

  @Test
  void clicksAtTheSameInstantRefundOnce() throws Exception {
    ExecutorService office = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 10; i++) {
      String order = shop.paidOrder();
      Callable<Integer> click = () -> shop.refund(order, null, null).status();
      office.invokeAll(Collections.nCopies(4, click), 10, TimeUnit.SECONDS);
      assertThat(shop.status(order)).isEqualTo("refunded");
      assertThat(shop.books(order).get("refunded").getAsLong()).isEqualTo(4000);
    }
    office.shutdownNow();
    assertThat(refundCalls()).isEqualTo(10);
  }

  @Test
  void aLostAnswerIsAskedAgainWithTheSameKey() {
    breakRefunds(What.REPLY_LOST, 1);

    assertThat(shop.refund(id, "10.00", null).status()).isEqualTo(201);
    assertThat(refunded()).isEqualTo(1000);
    assertThat(shop.stripe.payments().allRefunds()).hasSize(1);
  }

  @Test
  void anUnknownRefundIsSettledByReconciliation() {
    breakRefunds(What.REPLY_LOST, ALL);
    assertThat(shop.refund(id, "10.00", null).status()).isEqualTo(202);
    assertThat(refunded()).isZero();
    assertThat(shop.refund(id, "30.01", null).status()).isEqualTo(422);

    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(refunded()).isEqualTo(1000);
  }

  @Test
  void aRefundThatNeverArrivedFreesItsAmount() {
    breakRefunds(What.REQUEST_LOST, ALL);
    shop.refund(id, null, null);

    assertThat(shop.job("reconcile")).isZero();
    shop.now.addAndGet(Duration.ofMinutes(6).toMillis());
    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.refund(id, null, null).status()).isEqualTo(201);
    assertThat(shop.stripe.payments().allRefunds()).hasSize(1);
  }

  @Test
  void anUnknownRefundAskedForAgainUsesItsKeyAgain() {
    breakRefunds(What.REPLY_LOST, ALL);
    assertThat(shop.refund(id, "10.00", "R-1").status()).isEqualTo(202);

    assertThat(shop.refund(id, "10.00", "R-1").status()).isEqualTo(201);
    assertThat(refunded()).isEqualTo(1000);
    assertThat(shop.stripe.payments().allRefunds()).hasSize(1);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "40.00")
  void aSlowRefundAskedForAgainIsMadeOnce(String amount) {
    CountDownLatch slow = new CountDownLatch(1);
    shop.stripe.late = slow;
    assertThat(shop.refund(id, amount, null).status()).isEqualTo(202);
    shop.stripe.late = null;
    assertThat(shop.job("reconcile")).isZero();

    assertThat(shop.refund(id, amount, null).status()).isEqualTo(201);
    slow.countDown();

    assertThat(shop.stripe.calls("POST", "/v1/refunds"))
        .hasSize(ALL + 1)
        .extracting(StandIn.Call::key)
        .containsOnly(shop.stripe.calls("POST", "/v1/refunds").get(0).key());
    assertThat(refunded()).isEqualTo(4000);
  }

  @Test
  void anOfficeThatAsksAgainAfterTheSettlementHearsHowItEnded() {
    breakRefunds(What.REPLY_LOST, ALL);
    assertThat(shop.refund(id, "10.00", "R-1").status()).isEqualTo(202);
    shop.job("reconcile");
    assertThat(shop.refund(id, "10.00", "R-1").status()).isEqualTo(201);

    breakRefunds(What.REQUEST_LOST, ALL);
    assertThat(shop.refund(id, "5.00", "R-2").status()).isEqualTo(202);
    shop.now.addAndGet(Duration.ofMinutes(6).toMillis());
    shop.job("reconcile");
    assertThat(shop.refund(id, "5.00", "R-2").status()).isEqualTo(422);
    assertThat(refunded()).isEqualTo(1000);
  }

  @Test
  void aRefundOfASecondPaymentIsNoneOfTheFirst() {
    String stray = shop.stripe.payments().copyOf(shop.intentOf(id));
    Map<String, Object> refund = shop.stripe.payments().putRefund("re_s", stray, 4000, "succeeded");
    assertThat(shop.deliver(shop.event("refund.created", refundOf(id, refund))).status())
        .isEqualTo(200);

    assertThat(refunded()).isZero();
    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.books(id).get("message").getAsString()).contains("second payment");
  }

  private static Map<String, Object> refundOf(String order, Map<String, Object> refund) {
    Map<String, Object> object = new HashMap<>(refund);
    object.put("metadata", Map.of("order_id", order));
    return object;
  }

  @Test
  void theEventAddsNothingToWhatTheAnswerBooked() {
    shop.refund(id, "15.00", null);
    deliver("charge.refunded");
    deliver("charge.refunded");

    assertThat(refunded()).isEqualTo(1500);
    assertThat(shop.status(id)).isEqualTo("partially_refunded");
  }

  @Test
  void aRefundMadeInTheDashboardIsBookedOnce() {
    shop.stripe.payments().putRefund("re_d", shop.intentOf(id), 700, "succeeded");
    deliver("charge.refunded");
    deliver("refund.created");

    assertThat(refunded()).isEqualTo(700);
    assertThat(shop.refund(id, "33.01", null).status()).isEqualTo(422);
  }

  @Test
  void aRefundThatFailsLaterIsTakenBack() {
    shop.refund(id, "10.00", null);
    String stripeId = (String) shop.stripe.payments().allRefunds().get(0).get("id");
    shop.stripe.payments().putRefund(stripeId, shop.intentOf(id), 1000, "failed");
    deliver("refund.failed");

    assertThat(refunded()).isZero();
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void needsTheBackOfficesToken() {
    assertThat(shop.post("/orders/" + id + "/refunds", Map.of()).status()).isEqualTo(401);
    assertThat(shop.post("/jobs/reconcile", "").status()).isEqualTo(401);
    assertThat(refundCalls()).isZero();
  }

  private void deliver(String type) {
    Map<String, Object> object =
        Map.of("id", "x_1", "object", "charge", "payment_intent", shop.intentOf(id));
    assertThat(shop.deliver(shop.event(type, object)).status()).isEqualTo(200);
  }

  private void breakRefunds(What what, int times) {
    shop.stripe.fault(what, times, call -> call.is("POST", "/v1/refunds"));
  }

  private long refunded() {
    return shop.books(id).get("refunded").getAsLong();
  }

  private long refundCalls() {
    return shop.stripe.calls("POST", "/v1/refunds").size();
  }
}
