package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoubleSubmitTest {

  private static final int REPEATS = 20;
  private static final int CLICKS = 4;

  private final TestShop shop = new TestShop();
  private final ExecutorService shoppers = Executors.newFixedThreadPool(CLICKS);

  @AfterEach
  void close() {
    shoppers.shutdownNow();
    shop.close();
  }

  @Test
  void clicksAtTheSameInstantChargeOnce() throws Exception {
    for (int i = 0; i < REPEATS; i++) {
      String id = shop.order();

      List<TestShop.Reply> replies = together(() -> shop.pay(id, "pm_card_visa"));

      assertThat(replies)
          .extracting(reply -> reply.get("outcome"))
          .contains("paid")
          .isSubsetOf("paid", "in_progress");
      assertThat(shop.fulfilments(id)).isEqualTo(1);
      assertThat(shop.stripe.payments().allIntents()).hasSize(i + 1);
    }
    assertThat(shop.stripe.calls).hasSize(REPEATS);
  }

  @Test
  void aSecondClickWhileTheFirstIsInFlightCallsNobody() throws Exception {
    String id = shop.order();
    shop.stripe.hold = new CountDownLatch(1);
    Future<TestShop.Reply> first = shoppers.submit(() -> shop.pay(id, "pm_card_visa"));
    shop.awaitCalls(1, "POST");

    assertThat(shop.pay(id, "pm_card_visa").get("outcome")).isEqualTo("in_progress");
    assertThat(shop.complete(id).get("outcome")).isEqualTo("in_progress");
    assertThat(shop.stripe.calls).hasSize(1);

    shop.stripe.hold.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).get("outcome")).isEqualTo("paid");
  }

  @Test
  void shoppersWhoAskTogetherGetOnePaymentIntent() throws Exception {
    for (int i = 0; i < REPEATS; i++) {
      String id = shop.order();

      List<TestShop.Reply> replies = together(() -> shop.paymentIntent(id));

      assertThat(replies).extracting(TestShop.Reply::status).containsOnly(200);
      assertThat(replies)
          .extracting(reply -> reply.get("client_secret"))
          .containsOnly(replies.get(0).get("client_secret"));
      assertThat(shop.stripe.payments().allIntents()).hasSize(i + 1);
    }
  }

  @Test
  void theEventAndTheAnswerFulfilOnce() throws Exception {
    for (int i = 0; i < REPEATS; i++) {
      String id = shop.order();
      shop.paymentIntent(id);
      shop.stripe.payments().confirm(shop.intentOf(id), "pm_card_visa");
      List<Callable<TestShop.Reply>> news =
          List.of(
              () -> shop.complete(id),
              () -> shop.deliver(shop.eventOn("payment_intent.succeeded", id)),
              () -> shop.get("/orders/" + id + "/return", "application/json"),
              () -> shop.complete(id));

      assertThat(together(news)).extracting(TestShop.Reply::status).containsOnly(200);
      assertThat(shop.fulfilments(id)).isEqualTo(1);
      assertThat(shop.status(id)).isEqualTo("paid");
    }
  }

  private List<TestShop.Reply> together(Callable<TestShop.Reply> click) throws Exception {
    return together(java.util.Collections.nCopies(CLICKS, click));
  }

  private List<TestShop.Reply> together(List<Callable<TestShop.Reply>> clicks) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(clicks.size());
    List<Future<TestShop.Reply>> running = new ArrayList<>();
    for (Callable<TestShop.Reply> click : clicks) {
      running.add(
          shoppers.submit(
              () -> {
                barrier.await(10, TimeUnit.SECONDS);
                return click.call();
              }));
    }
    List<TestShop.Reply> replies = new ArrayList<>();
    for (Future<TestShop.Reply> reply : running) {
      replies.add(reply.get(10, TimeUnit.SECONDS));
    }
    return replies;
  }
}
