package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.Aside;
import testmode.simulator.facts.StripeFact;

/** Requests that come too fast, or at the same time as another one. */
@Timeout(30)
final class LimitsTest {
  private static final String KEY = "Idempotency-Key";
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Wire account(String name, String settings) {
    Wire wire = Wire.bearer(simulator, "sk_test_" + name);
    assertThat(wire.send("POST", "/_testmode/account", settings).status()).isEqualTo(200);
    return wire;
  }

  /** Both requests at once; the answer with the lower status first. */
  private static List<Wire.Reply> together(
      Supplier<Wire.Reply> first, Supplier<Wire.Reply> second) {
    CyclicBarrier barrier = new CyclicBarrier(2);
    return Stream.of(first, second)
        .map(request -> Aside.get(() -> after(barrier, request)))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .sorted((one, other) -> Integer.compare(one.status(), other.status()))
        .toList();
  }

  private static Wire.Reply after(CyclicBarrier barrier, Supplier<Wire.Reply> request) {
    try {
      barrier.await();
    } catch (BrokenBarrierException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return request.get();
  }

  private static String intent(Wire wire) {
    return wire.post("/v1/payment_intents", "amount=1000&currency=usd").id();
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/rate-limits", on = "2026-11-23")
  void aboveItsRateLimitAnAccountIsRefusedAndNothingIsStored() {
    Wire limited = account("limited", "{\"rate_limit\": 1}");
    Wire.Reply last = limited.post("/v1/customers", "name=Ada");
    for (int i = 0; i < 20 && last.status() == 200; i++) {
      last = limited.post("/v1/customers", "name=Ada", KEY, "r" + i);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.error().get("code").getAsString()).isEqualTo("rate_limit");
    assertThat(last.error().get("type").getAsString()).isEqualTo("invalid_request_error");
    assertThat(last.header("Stripe-Rate-Limited-Reason")).isEqualTo("global-rate");
    assertThat(last.header("Retry-After")).isNull();
    assertThat(last.header("Stripe-Should-Retry")).isNull();
    account("limited", "{\"rate_limit\": 0}");
    String used = last.header(KEY);
    assertThat(limited.post("/v1/customers", "name=Ben", KEY, used).status()).isEqualTo(200);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github franckverrot/terraform-provider-stripe, a 429 body",
      on = "2026-11-23")
  void whatIsSaidAboveTheRateLimit() {
    Wire limited = account("fast", "{\"rate_limit\": 1}");
    limited.get("/v1/customers");
    Wire.Reply refused = limited.get("/v1/customers");
    for (int i = 0; i < 20 && refused.status() == 200; i++) {
      refused = limited.get("/v1/customers");
    }
    assertThat(refused.error().get("message").getAsString())
        .isEqualTo(
            "Testmode request rate limit exceeded, the rate limits in testmode are lower than"
                + " livemode. You can learn more about rate limits here"
                + " https://stripe.com/docs/rate-limits.");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      ref = "github stripe/stripe-go #647 has text and code; the type is disputed",
      routes = "POST /v1/payment_intents",
      on = "2026-11-23")
  void oneKeySentTwiceAtOnceIsAConflictForTheSecond() {
    Wire wire = account("twice", "{\"execution_millis\": 1000}");
    Supplier<Wire.Reply> pay =
        () -> wire.post("/v1/payment_intents", "amount=1000&currency=usd", KEY, "once");
    List<Wire.Reply> replies = together(pay, pay);
    assertThat(replies).extracting(Wire.Reply::status).containsExactly(200, 409);
    Wire.Reply conflict = replies.get(1);
    assertThat(conflict.error().get("code").getAsString()).isEqualTo("idempotency_key_in_use");
    assertThat(conflict.error().get("message").getAsString())
        .isEqualTo(
            "There is currently another in-progress request using this Idempotent Key (that"
                + " probably means you submitted twice, and the other request is still going"
                + " through): once. Please try again later.");
    assertThat(conflict.header("Stripe-Should-Retry")).isNull();
    assertThat(conflict.header("Original-Request")).isEqualTo(conflict.header("Request-Id"));
    assertThat(pay.get().header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "recordings 076a (not redistributed)",
      routes = "POST /v1/payment_intents/{id}/cancel",
      on = "2026-11-23")
  void twoChangesOfOneObjectAtOnceAreALockTimeoutForTheSecond() {
    Wire wire = account("busy", "{\"lock_timeout_millis\": 1}");
    String id = intent(wire);
    account("busy", "{\"execution_millis\": 1000}");
    String cancel = "/v1/payment_intents/" + id + "/cancel";
    List<Wire.Reply> replies = together(() -> wire.post(cancel, ""), () -> wire.post(cancel, ""));
    assertThat(replies).extracting(Wire.Reply::status).containsExactly(200, 429);
    lockTimeout(replies.get(1));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "recordings 076b (not redistributed)",
      routes = "GET /v1/payment_intents/{id}",
      on = "2026-11-23")
  void aReadOfABusyObjectCanBeALockTimeoutToo() {
    Wire wire = account("reads", "{\"lock_timeout_millis\": 1}");
    String one = "/v1/payment_intents/" + intent(wire);
    assertThat(readWhileHeld(wire, one).status()).isEqualTo(200);
    account("reads", "{\"locked_reads\": \"refused\", \"execution_millis\": 0}");
    String other = "/v1/payment_intents/" + intent(wire);
    Wire.Reply refused = readWhileHeld(wire, other);
    assertThat(refused.status()).isEqualTo(429);
    lockTimeout(refused);
  }

  /** Reads until the cancellation that runs beside it is over, or until it is refused. */
  private static Wire.Reply readWhileHeld(Wire wire, String path) {
    account("reads", "{\"execution_millis\": 300}");
    CompletableFuture<Wire.Reply> held = Aside.get(() -> wire.post(path + "/cancel", ""));
    Wire.Reply read = wire.get(path);
    while (read.status() == 200 && !held.isDone()) {
      read = wire.get(path);
    }
    assertThat(held.join().status()).isEqualTo(200);
    return read;
  }

  private static void lockTimeout(Wire.Reply refused) {
    assertThat(refused.error().get("code").getAsString()).isEqualTo("lock_timeout");
    assertThat(refused.error().get("type").getAsString()).isEqualTo("invalid_request_error");
    assertThat(refused.error().get("message").getAsString())
        .startsWith("This object cannot be accessed right now because another API request");
    assertThat(refused.header("Stripe-Should-Retry")).isEqualTo("true");
    assertThat(refused.header("Stripe-Rate-Limited-Reason")).isNull();
    assertThat(refused.header("Retry-After")).isNull();
  }
}
