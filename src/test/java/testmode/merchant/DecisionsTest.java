package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.merchant.StandIn.What;

/** Each decision answered wrongly does the harm that its Javadoc names. */
class DecisionsTest {

  private static final String SUCCEEDED = "payment_intent.succeeded";
  private static final int ALL = 4;

  private TestShop shop;

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void m01WithoutClaimTwoClicksAreTwoCharges() throws Exception {
    String id = orderAt("M01");
    atOnce(2, "POST", () -> shop.pay(id, "pm_card_visa").status());
    assertThat(shop.stripe.payments().charges()).hasSize(2);
  }

  @Test
  void m02AKeyPerOrderRepeatsTheDecline() {
    String id = orderAt("M02");
    shop.pay(id, "pm_card_visa_chargeDeclined");
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("declined");
  }

  @Test
  void m03ANewKeyPerTryChargesTwice() {
    String id = orderAt("M03");
    shop.stripe.faultOnPaying(What.REPLY_LOST, 1);
    shop.pay(id, "pm_card_visa");
    assertThat(shop.stripe.payments().charges()).hasSize(2);
  }

  @Test
  void m04WithoutSignatureAnybodyPays() {
    String id = confirmedAt("M04");
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id), null).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m06AnOldEventStillCounts() {
    String id = confirmedAt("M06");
    String body = shop.eventOn(SUCCEEDED, id);
    long hourAgo = shop.now.get() - Duration.ofHours(1).toMillis();
    shop.deliver(body, TestShop.signature(body, TestShop.SECRET, hourAgo));
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m07ARepeatedEventFulfilsAgain() {
    String id = confirmedAt("M07");
    String body = shop.eventOn(SUCCEEDED, id);
    shop.deliver(body);
    shop.deliver(body);
    assertThat(shop.fulfilments(id)).isEqualTo(2);
  }

  @Test
  void m08CopiesAtTheSameInstantFulfilTwice() throws Exception {
    String id = confirmedAt("M08");
    String body = shop.eventOn(SUCCEEDED, id);
    atOnce(2, "GET", () -> shop.deliver(body).status());
    assertThat(shop.fulfilments(id)).isEqualTo(2);
  }

  @Test
  void m09AnEventRememberedTooEarlyIsLost() {
    String id = confirmedAt("M09");
    String body = shop.eventOn(SUCCEEDED, id);
    shop.stripe.fault(What.BROKEN_500, ALL, call -> call.method().equals("GET"));
    assertThat(shop.deliver(body).status()).isEqualTo(500);
    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m10AFailureIsAcknowledged() {
    String id = confirmedAt("M10");
    shop.stripe.fault(What.BROKEN_500, ALL, call -> call.method().equals("GET"));
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id)).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m11AnotherShopsEventIsRefused() {
    orderAt("M11");
    String body = shop.event(SUCCEEDED, Map.of("id", "pi_x", "object", "payment_intent"));
    assertThat(shop.deliver(body).status()).isEqualTo(400);
  }

  @Test
  void m14ALateFailureUndoesAPayment() {
    String id = confirmedAt("M14");
    shop.deliver(shop.eventOn(SUCCEEDED, id));
    shop.deliver(shop.eventOn("payment_intent.payment_failed", id));
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m15AnEarlyEventFindsNoOrder() {
    String id = orderAt("M15");
    shop.stripe.faultOnPaying(What.REPLY_LOST, ALL);
    shop.pay(id, "pm_card_visa");
    shop.deliver(shop.event(SUCCEEDED, shop.stripe.payments().allIntents().get(0)));
    assertThat(shop.status(id)).isEqualTo("unknown");
  }

  @Test
  void m16AnUnfinishedChallengeIsPaid() {
    String id = orderAt("M16");
    shop.pay(id, "pm_card_threeDSecure2Required");
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m18ADeclineIsABreakdown() {
    String id = orderAt("M18");
    assertThat(shop.pay(id, "pm_card_visa_chargeDeclined").status()).isEqualTo(500);
  }

  @Test
  void m19YenAreChargedAHundredfold() {
    shop = new TestShop(WrongDecisions.named("M19"));
    assertThat(shop.books(shop.order("80", "JPY")).get("amount").getAsLong()).isEqualTo(8000);
  }

  @Test
  void m20ACentIsLost() {
    shop = new TestShop(WrongDecisions.named("M20"));
    assertThat(shop.books(shop.order("19.99", "EUR")).get("amount").getAsLong()).isEqualTo(1998);
  }

  @Test
  void m22ALostAnswerRefundsTwice() {
    String id = orderAt("M22");
    shop.pay(id, "pm_card_visa");
    shop.stripe.fault(What.REPLY_LOST, 1, call -> call.is("POST", "/v1/refunds"));
    shop.refund(id, "10.00", null);
    assertThat(shop.stripe.payments().allRefunds()).hasSize(2);
  }

  @Test
  void m23TheEventOfARefundIsBookedOnceMore() {
    String id = orderAt("M23");
    shop.pay(id, "pm_card_visa");
    shop.refund(id, "10.00", null);
    shop.deliver(shop.event("charge.refunded", charge(id)));
    assertThat(shop.books(id).get("refunded").getAsLong()).isEqualTo(2000);
  }

  @Test
  void m24AfterATimeOutTheShopperPaysTwice() {
    String id = orderAt("M24");
    shop.stripe.faultOnPaying(What.CONNECTION_BROKEN, Integer.MAX_VALUE);
    shop.pay(id, "pm_card_visa");
    shop.stripe.recover();
    shop.pay(id, "pm_card_visa");
    assertThat(shop.stripe.payments().charges()).hasSize(2);
  }

  @Test
  void m25AnAddressPays() {
    String id = orderAt("M25");
    shop.paymentIntent(id);
    shop.get("/orders/" + id + "/return?redirect_status=succeeded", "application/json");
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m26ACancelledOrderCanStillBeCharged() {
    String id = orderAt("M26");
    shop.pay(id, "pm_card_threeDSecure2Required");
    shop.now.addAndGet(Duration.ofMinutes(15).toMillis());
    shop.job("expire-reservations");
    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.stripe.payments().intent("pi_1").get("status")).isEqualTo("requires_action");
  }

  @Test
  void m27AnExpiredCardIsToldToHaveNoMoney() {
    String id = orderAt("M27");
    assertThat(shop.pay(id, "pm_card_chargeDeclinedExpiredCard").get("reason"))
        .isEqualTo("insufficient_funds");
  }

  @Test
  void m28AnEventAloneCompletesNothing() {
    String id = confirmedAt("M28");
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id)).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m29TheFeeIsGuessed() {
    shop = new TestShop(WrongDecisions.named("M29"));
    assertThat(shop.books(shop.paidOrder()).get("settlement").toString()).contains("\"fee\":146");
  }

  @Test
  void m30APartIsBookedAsTheWhole() {
    String id = orderAt("M30");
    shop.pay(id, "pm_card_visa");
    shop.refund(id, "10.00", null);
    assertThat(shop.status(id)).isEqualTo("refunded");
  }

  private String orderAt(String saboteur) {
    shop = new TestShop(WrongDecisions.named(saboteur));
    return shop.order();
  }

  private String confirmedAt(String saboteur) {
    String id = orderAt(saboteur);
    shop.paymentIntent(id);
    shop.stripe.payments().confirm(shop.intentOf(id), "pm_card_visa");
    return id;
  }

  private Map<String, Object> charge(String id) {
    return Map.of("id", "ch_1", "object", "charge", "payment_intent", shop.intentOf(id));
  }

  /** Lets all go on only when each of them has reached Stripe. */
  private void atOnce(int copies, String method, Callable<Integer> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(copies);
    shop.stripe.hold = new CountDownLatch(1);
    Future<?>[] running = new Future<?>[copies];
    for (int i = 0; i < copies; i++) {
      running[i] = threads.submit(work);
    }
    shop.awaitCalls(copies, method);
    shop.stripe.hold.countDown();
    for (Future<?> done : running) {
      done.get();
    }
    threads.shutdownNow();
  }
}
