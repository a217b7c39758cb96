package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.merchant.StandIn.What;

class UnknownOutcomeTest {

  private static final int ALL = 4;

  private final TestShop shop = new TestShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource(What.class)
  void oneBrokenTryIsRepeatedWithTheSameKey(What what) {
    String id = shop.order();
    shop.stripe.faultOnPaying(what, 1);

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");

    assertThat(shop.stripe.payments().charges()).hasSize(1);
    assertThat(shop.stripe.calls).hasSize(2);
    assertThat(shop.stripe.calls.get(0).key()).isEqualTo(shop.stripe.calls.get(1).key());
  }

  @ParameterizedTest
  @EnumSource(
      value = What.class,
      names = {"REPLY_LOST", "REPLY_CUT", "BROKEN_500", "CONFLICT_409", "REQUEST_LOST"})
  void allTriesBrokenLeaveTheOutcomeUnknown(What what) {
    String id = shop.order();
    shop.stripe.faultOnPaying(what, ALL);

    TestShop.Reply reply = shop.pay(id, "pm_card_visa");

    assertThat(reply.get("outcome")).isEqualTo("unknown");
    assertThat(reply.get("message")).contains("do not pay again").doesNotContain("fail");
    assertThat(shop.status(id)).isEqualTo("unknown");
    assertThat(shop.fulfilments(id)).isZero();
    assertThat(shop.stripe.calls).hasSize(ALL);
    assertThat(shop.stripe.calls).extracting(StandIn.Call::key).containsOnly(key());
  }

  @Test
  void reconciliationFindsAPaymentWhoseAnswerWasLost() {
    String id = unknown(What.REPLY_LOST);

    assertThat(shop.job("reconcile")).isEqualTo(1);

    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
    assertThat(shop.books(id).get("attempts").toString()).contains("\"outcome\":\"paid\"");
  }

  @Test
  void reconciliationFindsThatNothingWasPaidAndTheOrderIsPayable() {
    String id = unknown(What.REQUEST_LOST);

    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("pending");
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.payments().charges()).hasSize(1);
  }

  @Test
  void aSlowPaymentAndTheSameCardAgainAreOneCharge() {
    String id = shop.order();
    CountDownLatch slow = slowPayment(id);
    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("pending");

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");
    arrive(slow);

    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
    assertThat(shop.stripe.calls("POST", ".*")).extracting(StandIn.Call::key).containsOnly(key());
    assertThat(shop.fulfilments(id)).isEqualTo(1);
    assertThat(shop.books(id).get("attempts").getAsJsonArray()).hasSize(1);
  }

  @Test
  void aSlowPaymentAndAnotherCardAreOneCharge() {
    String id = shop.order();
    CountDownLatch slow = slowPayment(id);
    shop.job("reconcile");

    assertThat(shop.pay(id, "pm_card_mastercard").get("outcome")).isEqualTo("unknown");
    assertThat(shop.status(id)).isEqualTo("unknown");
    assertThat(shop.paymentIntent(id).status()).isEqualTo(409);
    arrive(slow);

    assertThat(shop.pay(id, "pm_card_mastercard").get("outcome")).isEqualTo("paid");
    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void reconciliationFindsASlowPaymentOfAnOrderThatWasPayableAgain() {
    String id = shop.order();
    CountDownLatch slow = slowPayment(id);
    shop.job("reconcile");
    arrive(slow);

    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void anotherCardMayPayWhenTheLostRequestIsTooOldToBeCarriedOut() {
    String id = unknown(What.REQUEST_LOST);
    assertThat(shop.pay(id, "pm_card_mastercard").get("outcome")).isEqualTo("unknown");

    shop.now.addAndGet(Duration.ofMinutes(6).toMillis());

    assertThat(shop.pay(id, "pm_card_mastercard").get("outcome")).isEqualTo("paid");
    assertThat(shop.books(id).get("attempts").toString())
        .contains("\"number\":1,\"outcome\":\"declined\"", "\"number\":2,\"outcome\":\"paid\"");
  }

  @Test
  void anOldLostRequestStillNeedsAnEmptyListBeforeANewKeyIsUsed() {
    String id = unknown(What.REQUEST_LOST);
    shop.job("reconcile");
    shop.now.addAndGet(Duration.ofMinutes(6).toMillis());
    shop.stripe.fault(What.BROKEN_500, ALL, call -> call.method().equals("GET"));

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("unknown");
    assertThat(shop.stripe.calls("POST", ".*")).hasSize(ALL);
  }

  /** A payment that Stripe still works on when the shop's patience is over. */
  private CountDownLatch slowPayment(String id) {
    CountDownLatch slow = new CountDownLatch(1);
    shop.stripe.late = slow;
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("unknown");
    shop.stripe.late = null;
    return slow;
  }

  private void arrive(CountDownLatch slow) {
    slow.countDown();
    Awaitility.await().until(() -> shop.stripe.payments().charges().size() > 0);
  }

  @Test
  void payingAgainAsksStripeFirst() {
    String id = unknown(What.REPLY_LOST);

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("paid");

    assertThat(shop.stripe.payments().charges()).hasSize(1);
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void payingAgainWhileStripeIsSilentStaysUnknown() {
    String id = unknown(What.REPLY_LOST);
    shop.stripe.fault(What.BROKEN_500, 1000, call -> call.method().equals("GET"));

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("unknown");
    assertThat(shop.job("reconcile")).isZero();
    assertThat(shop.status(id)).isEqualTo("unknown");
    assertThat(shop.stripe.payments().allIntents()).hasSize(1);
  }

  @Test
  void anEventSettlesWhatNoAnswerTold() {
    String id = unknown(What.REPLY_LOST);

    shop.deliver(
        shop.event("payment_intent.succeeded", shop.stripe.payments().allIntents().get(0)));

    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void theReturnPageSettlesIt() {
    String id = unknown(What.REPLY_LOST);

    assertThat(shop.complete(id).get("outcome")).isEqualTo("paid");
  }

  @Test
  void aLostConfirmationOfAKnownPaymentIntentIsSettledByItsId() {
    String id = shop.order();
    shop.pay(id, "pm_card_visa_chargeDeclined");
    shop.stripe.faultOnPaying(What.REPLY_LOST, ALL);
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("unknown");

    shop.job("reconcile");

    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.stripe.calls("GET", "/v1/payment_intents/pi_1")).hasSize(1);
  }

  @Test
  void aTimeOutIsUnknownToo() {
    try (TestShop impatient = new TestShop(Duration.ofMillis(50))) {
      String id = impatient.order();
      impatient.stripe.hold = new CountDownLatch(1);

      assertThat(impatient.pay(id, "pm_card_visa").get("outcome")).isEqualTo("unknown");
      assertThat(impatient.books(id).get("attempts").toString()).contains("SocketTimeoutException");
    }
  }

  @Test
  void tooManyRequestsIsARefusalUnlessAnEarlierTryMayHaveActed() {
    String refused = shop.order();
    shop.stripe.faultOnPaying(What.REFUSED_429, ALL);
    TestShop.Reply reply = shop.pay(refused, "pm_card_visa");
    assertThat(reply.get("outcome")).isEqualTo("declined");
    assertThat(reply.get("advice")).isEqualTo("try_again_later");
    assertThat(shop.status(refused)).isEqualTo("pending");

    String mixed = shop.order();
    shop.stripe.faultOnPaying(What.REPLY_LOST, 1);
    shop.stripe.faultOnPaying(What.REFUSED_429, ALL - 1);
    assertThat(shop.pay(mixed, "pm_card_visa").get("outcome")).isEqualTo("unknown");
  }

  @Test
  void anAnswerThatNeverCameDoesNotUndoWhatAnEventTold() throws Exception {
    String id = shop.order();
    shop.stripe.faultOnPaying(What.REPLY_LOST, ALL);
    ExecutorService events = Executors.newSingleThreadExecutor();
    Future<TestShop.Reply> event =
        events.submit(
            () -> {
              shop.awaitCalls(2, "POST");
              return shop.deliver(
                  shop.event(
                      "payment_intent.succeeded", shop.stripe.payments().allIntents().get(0)));
            });

    shop.pay(id, "pm_card_visa");

    assertThat(event.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    events.shutdownNow();
    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void reconciliationFindsAPaymentWhoseEventsAreLost() {
    String id = shop.order();
    shop.paymentIntent(id);
    shop.stripe.payments().confirm(shop.intentOf(id), "pm_card_visa");

    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  private String unknown(What what) {
    String id = shop.order();
    shop.stripe.faultOnPaying(what, ALL);
    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("unknown");
    return id;
  }

  private String key() {
    return shop.stripe.calls.get(0).key();
  }
}
