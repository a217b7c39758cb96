package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.merchant.StandIn.What;

class ReservationTest {

  private final TestShop shop = new TestShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void keepsAnAbandonedChallengeUntilTheReservationEnds() {
    String id = challenged();
    pass(Duration.ofMinutes(14));
    assertThat(expire()).isZero();
    assertThat(shop.status(id)).isEqualTo("requires_action");
    assertThat(shop.books(id).get("reservation").getAsString()).isEqualTo("held");

    pass(Duration.ofMinutes(1));
    assertThat(expire()).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.books(id).get("reservation").getAsString()).isEqualTo("released");
    assertThat(shop.stripe.payments().intent("pi_1").get("status")).isEqualTo("canceled");
    assertThat(shop.pay(id, "pm_card_visa").status()).isEqualTo(409);
    assertThat(shop.paymentIntent(id).status()).isEqualTo(409);
    assertThat(shop.complete(id).get("outcome")).isEqualTo("declined");
    assertThat(expire()).isZero();
  }

  @Test
  void cancelsAnOrderThatNobodyTriedToPayWithoutAskingStripe() {
    String id = shop.order();
    pass(Duration.ofMinutes(15));

    assertThat(expire()).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.stripe.calls).isEmpty();
  }

  @Test
  void keepsAPaymentThatCameJustBefore() {
    String id = challenged();
    shop.stripe.payments().challenge("pi_1", true);
    pass(Duration.ofMinutes(15));

    assertThat(expire()).isZero();
    assertThat(shop.status(id)).isEqualTo("paid");
    assertThat(shop.fulfilments(id)).isEqualTo(1);
  }

  @Test
  void keepsTheReservationWhileStripeIsSilent() {
    String id = challenged();
    shop.stripe.fault(What.BROKEN_500, 4, call -> call.path().endsWith("/cancel"));
    pass(Duration.ofMinutes(15));

    assertThat(expire()).isZero();
    assertThat(shop.status(id)).isEqualTo("requires_action");
    assertThat(expire()).isEqualTo(1);
  }

  @Test
  void findsOutAboutAnUnknownOutcomeBeforeItCancels() {
    String id = shop.order();
    shop.stripe.faultOnPaying(What.REPLY_LOST, 4);
    shop.pay(id, "pm_card_visa");
    pass(Duration.ofMinutes(15));

    assertThat(expire()).isZero();
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void keepsTheReservationWhileALostRequestMayStillCharge() {
    String id = shop.order();
    pass(Duration.ofMinutes(14));
    shop.stripe.faultOnPaying(What.REQUEST_LOST, 4);
    shop.pay(id, "pm_card_visa");
    pass(Duration.ofMinutes(1));

    assertThat(expire()).isZero();
    assertThat(shop.books(id).get("reservation").getAsString()).isEqualTo("held");

    pass(Duration.ofMinutes(5));
    assertThat(expire()).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("cancelled");
  }

  @Test
  void reconciliationFindsMoneyOfACancelledOrderForADay() {
    String id = challenged();
    pass(Duration.ofMinutes(15));
    expire();
    shop.stripe.payments().challenge("pi_1", true);

    pass(Duration.ofHours(23));
    assertThat(shop.job("reconcile")).isEqualTo(1);
    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.books(id).get("paid").getAsLong()).isEqualTo(4000);
    assertThat(shop.fulfilments(id)).isZero();
    assertThat(shop.job("reconcile")).isZero();
  }

  @Test
  void anOrderThatExpiresWhileItsPaymentIsPreparedHandsOutNoSecret() throws Exception {
    String id = shop.order();
    pass(Duration.ofMinutes(15));
    CountDownLatch create = new CountDownLatch(1);
    shop.stripe.hold = create;
    ExecutorService shopper = Executors.newSingleThreadExecutor();
    Future<TestShop.Reply> preparing = shopper.submit(() -> shop.paymentIntent(id));
    shop.awaitCalls(1, "POST");
    shop.stripe.hold = new CountDownLatch(0);

    assertThat(expire()).isEqualTo(1);
    create.countDown();

    TestShop.Reply reply = preparing.get(10, TimeUnit.SECONDS);
    shopper.shutdownNow();
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text()).doesNotContain("secret");
    assertThat(shop.stripe.payments().intent("pi_1").get("status")).isEqualTo("canceled");
  }

  @Test
  void aPaidOrderDoesNotExpire() {
    String id = shop.paidOrder();
    pass(Duration.ofDays(30));

    assertThat(expire()).isZero();
    assertThat(shop.status(id)).isEqualTo("paid");
  }

  @Test
  void nobodyCancelsAnOrderThatIsBeingPaid() throws Exception {
    String id = shop.order();
    pass(Duration.ofMinutes(15));
    shop.stripe.hold = new CountDownLatch(1);
    ExecutorService shopper = Executors.newSingleThreadExecutor();
    Future<TestShop.Reply> paying = shopper.submit(() -> shop.pay(id, "pm_card_visa"));
    shop.awaitCalls(1, "POST");

    assertThat(expire()).isZero();

    shop.stripe.hold.countDown();
    assertThat(paying.get(10, TimeUnit.SECONDS).get("outcome")).isEqualTo("paid");
    shopper.shutdownNow();
  }

  @Test
  void moneyThatArrivesAfterTheEndIsNotLost() {
    String id = challenged();
    pass(Duration.ofMinutes(15));
    expire();
    shop.stripe.payments().challenge("pi_1", true);
    shop.deliver(shop.eventOn("payment_intent.succeeded", id));

    assertThat(shop.status(id)).isEqualTo("cancelled");
    assertThat(shop.books(id).get("paid").getAsLong()).isEqualTo(4000);
    assertThat(shop.fulfilments(id)).isZero();
    assertThat(shop.refund(id, null, null).status()).isEqualTo(201);
  }

  private String challenged() {
    String id = shop.order();
    shop.pay(id, "pm_card_threeDSecure2Required");
    return id;
  }

  private int expire() {
    return shop.job("expire-reservations");
  }

  private void pass(Duration time) {
    shop.now.addAndGet(time.toMillis());
  }
}
