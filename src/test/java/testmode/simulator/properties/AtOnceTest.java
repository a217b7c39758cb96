package testmode.simulator.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.Aside;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;
import testmode.simulator.Wire;

/** The same, with several callers at once: what is checked and what is done must not come apart. */
@Timeout(300)
final class AtOnceTest {
  private static final SimulatorConfig CONFIG =
      SimulatorConfig.defaults().withClockStart(Instant.parse("2026-11-23T12:00:00Z"));

  private static final int SEVERAL = 4;

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(CONFIG);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Wire newAccount() {
    return Wire.bearer(simulator, "sk_test_together" + ACCOUNTS.incrementAndGet());
  }

  private static Session played(Wire account, List<Step> steps) {
    Session session = new Session(account, Wire.anonymous(simulator), "key");
    session.play(steps);
    return session;
  }

  @Test
  void whatSeveralDoAtOnceAddsUpToo() {
    Chances.holdAsIs(
        AtOnceTest.class,
        Tries.of(4, 8),
        // The clock is everybody's: a key that one waits away would be forgotten for all.
        Step.sequences().map(steps -> steps.stream().filter(s -> s.act() != Act.WAIT).toList()),
        steps -> {
          Wire account = newAccount();
          Session first = played(account, steps);
          List<CompletableFuture<Void>> others = new ArrayList<>();
          for (int i = 0; i < SEVERAL; i++) {
            Session other = new Session(account, Wire.anonymous(simulator), "other" + i);
            other.shares(first.intents());
            others.add(Aside.run(() -> other.play(steps)));
          }
          others.forEach(CompletableFuture::join);
          assertThat(Audit.of(account)).as("what does not add up").isEmpty();
        });
  }

  @Test
  void partsAskedForAtOnceNeverTakeMoreThanThereIs() {
    Wire account = newAccount();
    String form =
        "currency=usd&payment_method_types[0]=card&payment_method=pm_card_visa&confirm=true"
            + "&amount=1000";
    for (int i = 0; i < Tries.of(5, 20).times(); i++) {
      String payment = account.post("/v1/payment_intents", form).id();
      List<Integer> statuses =
          atOnce(
              2 * SEVERAL,
              () -> account.post("/v1/refunds", "amount=300&payment_intent=" + payment).status());
      assertThat(statuses).containsOnly(200, 400);
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
    }
    assertThat(Audit.of(account)).isEmpty();
  }

  private static <T> List<T> atOnce(int times, Supplier<T> call) {
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<T>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(
          Aside.get(
              () -> {
                await(go);
                return call.get();
              }));
    }
    go.countDown();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void ofOneRequestSentManyTimesAtOnceOnlyOneTakesEffect() {
    Wire account = newAccount();
    String form = "amount=4000&currency=usd&payment_method_types[0]=card&confirm=true";
    List<Wire.Reply> replies =
        atOnce(
            2 * SEVERAL,
            () ->
                account.post(
                    "/v1/payment_intents",
                    form + "&payment_method=pm_card_visa",
                    "Idempotency-Key",
                    "one"));
    assertThat(replies).extracting(Wire.Reply::status).isSubsetOf(200, 409);
    assertThat(replies.stream().filter(reply -> reply.status() == 200).map(Wire.Reply::id))
        .hasSizeGreaterThan(0)
        .containsOnly(
            AccountView.read(account, AccountView.LARGEST_PAGE)
                .intents()
                .get(0)
                .get("id")
                .getAsString());
    assertThat(Audit.of(account)).isEmpty();
  }
}
