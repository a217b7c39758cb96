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
    String id = orderAt(new NoKey());
    atOnce(2, "POST", () -> shop.pay(id, "pm_card_visa").status());
    assertThat(shop.stripe.payments().charges()).hasSize(2);
  }

  @Test
  void m02AKeyPerOrderRepeatsTheDecline() {
    String id = orderAt(new KeyPerOrder());
    shop.pay(id, "pm_card_visa_chargeDeclined");
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("declined");
  }

  @Test
  void m03ANewKeyPerTryChargesTwice() {
    String id = orderAt(new KeyPerAttempt());
    shop.stripe.faultOnPaying(What.REPLY_LOST, 1);
    shop.pay(id, "pm_card_visa");
    assertThat(shop.stripe.payments().charges()).hasSize(2);
  }

  @Test
  void m04WithoutSignatureAnybodyPays() {
    String id = confirmedAt(new UnsignedEventPasses());
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id), null).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m06AnOldEventStillCounts() {
    String id = confirmedAt(new StaleEventPasses());
    String body = shop.eventOn(SUCCEEDED, id);
    long hourAgo = shop.now.get() - Duration.ofHours(1).toMillis();
    shop.deliver(body, TestShop.signature(body, TestShop.SECRET, hourAgo));
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m07ARepeatedEventFulfilsAgain() {
    String id = confirmedAt(new EveryEventFulfils());
    String body = shop.eventOn(SUCCEEDED, id);
    shop.deliver(body);
    shop.deliver(body);
    assertThat(shop.fulfilments(id)).isEqualTo(2);
  }

  @Test
  void m08CopiesAtTheSameInstantFulfilTwice() throws Exception {
    String id = confirmedAt(new LookThenBook());
    String body = shop.eventOn(SUCCEEDED, id);
    atOnce(2, "GET", () -> shop.deliver(body).status());
    assertThat(shop.fulfilments(id)).isEqualTo(2);
  }

  @Test
  void m09AnEventRememberedTooEarlyIsLost() {
    String id = confirmedAt(new RememberedTooEarly());
    String body = shop.eventOn(SUCCEEDED, id);
    shop.stripe.fault(What.BROKEN_500, ALL, call -> call.method().equals("GET"));
    assertThat(shop.deliver(body).status()).isEqualTo(500);
    assertThat(shop.deliver(body).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m10AFailureIsAcknowledged() {
    String id = confirmedAt(new FailureAnswered200());
    shop.stripe.fault(What.BROKEN_500, ALL, call -> call.method().equals("GET"));
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id)).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m11AnotherShopsEventIsRefused() {
    orderAt(new StrangerAnswered400());
    String body = shop.event(SUCCEEDED, Map.of("id", "pi_x", "object", "payment_intent"));
    assertThat(shop.deliver(body).status()).isEqualTo(400);
  }

  @Test
  void m14ALateFailureUndoesAPayment() {
    String id = confirmedAt(new LateFailureCounts());
    shop.deliver(shop.eventOn(SUCCEEDED, id));
    shop.deliver(shop.eventOn("payment_intent.payment_failed", id));
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m15AnEarlyEventFindsNoOrder() {
    String id = orderAt(new EarlyEventDropped());
    shop.stripe.faultOnPaying(What.REPLY_LOST, ALL);
    shop.pay(id, "pm_card_visa");
    shop.deliver(shop.event(SUCCEEDED, shop.stripe.payments().allIntents().get(0)));
    assertThat(shop.status(id)).isEqualTo("unknown");
  }

  @Test
  void m16AnUnfinishedChallengeIsPaid() {
    String id = orderAt(new ActionTakenForPayment());
    shop.pay(id, "pm_card_threeDSecure2Required");
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m18ADeclineIsABreakdown() {
    String id = orderAt(new DeclineAsBreakdown());
    assertThat(shop.pay(id, "pm_card_visa_chargeDeclined").status()).isEqualTo(500);
  }

  @Test
  void m19YenAreChargedAHundredfold() {
    shop = new TestShop(new HundredForEveryCurrency());
    assertThat(shop.books(shop.order("80", "JPY")).get("amount").getAsLong()).isEqualTo(8000);
  }

  @Test
  void m20ACentIsLost() {
    shop = new TestShop(new FloatingPoint());
    assertThat(shop.books(shop.order("19.99", "EUR")).get("amount").getAsLong()).isEqualTo(1998);
  }

  @Test
  void m22ALostAnswerRefundsTwice() {
    String id = orderAt(new UnclaimedRefund());
    shop.pay(id, "pm_card_visa");
    shop.stripe.fault(What.REPLY_LOST, 1, call -> call.is("POST", "/v1/refunds"));
    shop.refund(id, "10.00", null);
    assertThat(shop.stripe.payments().allRefunds()).hasSize(2);
  }

  @Test
  void m23TheEventOfARefundIsBookedOnceMore() {
    String id = orderAt(new RefundBookedPerTelling());
    shop.pay(id, "pm_card_visa");
    shop.refund(id, "10.00", null);
    shop.deliver(shop.event("charge.refunded", charge(id)));
    assertThat(shop.books(id).get("refunded").getAsLong()).isEqualTo(2000);
  }

  @Test
  void m24AfterATimeOutTheShopperPaysTwice() {
    String id = orderAt(new TimeoutTakenForFailure());
    shop.stripe.faultOnPaying(What.CONNECTION_BROKEN, Integer.MAX_VALUE);
    shop.pay(id, "pm_card_visa");
    shop.stripe.recover();
    shop.pay(id, "pm_card_visa");
    assertThat(shop.stripe.payments().charges()).hasSize(2);
  }

  @Test
  void m25AnAddressPays() {
    String id = orderAt(new ReturnAddressBelieved());
    shop.paymentIntent(id);
    shop.get("/orders/" + id + "/return?redirect_status=succeeded", "application/json");
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void m31ACancelledOrderCanStillBeCharged() {
    String id = orderAt(new ExpiryLeavesIntent());
    shop.pay(id, "pm_card_threeDSecure2Required");
    shop.now.addAndGet(Duration.ofMinutes(15).toMillis());
    shop.job("expire-reservations");
    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.stripe.payments().intent("pi_1").get("status")).isEqualTo("requires_action");
  }

  @Test
  void m32AnExpiredCardIsToldLikeAnyOther() {
    String id = orderAt(new OneTextForAll());
    assertThat(shop.pay(id, "pm_card_chargeDeclinedExpiredCard").get("reason"))
        .isEqualTo("generic_decline");
  }

  @Test
  void m33AnEventAloneCompletesNothing() {
    String id = confirmedAt(new WebhookIgnored());
    assertThat(shop.deliver(shop.eventOn(SUCCEEDED, id)).status()).isEqualTo(200);
    assertThat(shop.status(id)).isEqualTo("pending");
  }

  @Test
  void m34TheFeeIsGuessed() {
    shop = new TestShop(new FeeByFormula());
    shop.stripe.payments().balanceTransaction =
        Map.of(
            "id",
            "txn_1",
            "object",
            "balance_transaction",
            "amount",
            4247,
            "currency",
            "usd",
            "fee",
            153,
            "net",
            4094);
    assertThat(shop.books(shop.paidOrder()).get("settlement").toString()).contains("\"fee\":146");
  }

  @Test
  void m35APartIsBookedAsTheWhole() {
    String id = orderAt(new PartBookedAsWhole());
    shop.pay(id, "pm_card_visa");
    shop.refund(id, "10.00", null);
    assertThat(shop.status(id)).isEqualTo("refunded");
  }

  @Test
  void m36ARefundThatStripeNeverHeardOfIsBooked() {
    String id = orderAt(new RefundBookedUnheard());
    shop.pay(id, "pm_card_visa");
    shop.stripe.fault(What.REQUEST_LOST, Integer.MAX_VALUE, call -> call.is("POST", "/v1/refunds"));
    shop.refund(id, "10.00", null);
    assertThat(shop.stripe.payments().allRefunds()).isEmpty();
    assertThat(shop.books(id).get("refunded").getAsLong()).isEqualTo(1000);
  }

  private String orderAt(Decisions saboteur) {
    shop = new TestShop(saboteur);
    return shop.order();
  }

  private String confirmedAt(Decisions saboteur) {
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
