package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.stripe.param.CustomerCreateParams;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.Aside;
import testmode.simulator.facts.StripeFact;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

@Timeout(30)
final class IdempotencyTest {
  private static final String KEY = "Idempotency-Key";

  private final AtomicInteger executions = new AtomicInteger();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private StripeSimulator simulator;
  private Wire wire;

  @BeforeEach
  void start() {
    List<Resource> resources = new ArrayList<>(StripeSimulator.resources());
    resources.add(this::routes);
    simulator =
        StripeSimulator.start(SimulatorConfig.defaults(), InstantSource.system(), resources);
    wire = Wire.bearer(simulator, "sk_test_keys");
  }

  /** Routes that fail in the ways that no real resource does on demand. */
  private void routes(Routes routes) {
    Class<?> params = CustomerCreateParams.class;
    routes
        .post(
            "/v1/declines",
            params,
            call -> {
              executions.incrementAndGet();
              throw StripeError.cardError("card_declined", null, "Your card was declined.")
                  .with("decline_code", new JsonPrimitive("generic_decline"));
            })
        .post(
            "/v1/refusals",
            params,
            call -> {
              executions.incrementAndGet();
              throw StripeError.parameterMissing("amount");
            })
        .post(
            "/v1/slips",
            params,
            call -> {
              executions.incrementAndGet();
              throw new IllegalStateException("a slip of ours");
            })
        .post("/v1/waits", params, this::waits)
        .post("/v1/things/{id}/change", params, this::waits);
  }

  private JsonObject waits(ApiCall call) {
    inside.countDown();
    await(leave);
    return StripeJson.object("wait_1", "wait");
  }

  @AfterEach
  void stop() {
    leave.countDown();
    simulator.close();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/idempotent_requests",
      on = "2026-11-23")
  void replaysTheStoredAnswerByteForByteForARepeatedKey() {
    Wire.Reply first = wire.post("/v1/customers", "name=Ada", KEY, "k1");
    Wire.Reply second = wire.post("/v1/customers", "name=Ada", KEY, "k1");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
    assertThat(second.header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
    assertThat(first.header("Idempotent-Replayed")).isNull();
    assertThat(wire.get("/v1/customers").json().getAsJsonArray("data")).hasSize(1);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/idempotent_requests",
      on = "2026-11-23")
  void replaysADeclineAndASlipInsteadOfExecutingAgain() {
    for (String path : List.of("/v1/declines", "/v1/slips")) {
      Wire.Reply first = wire.post(path, "name=Ada", KEY, path);
      Wire.Reply second = wire.post(path, "name=Ada", KEY, path);
      assertThat(second.status()).isEqualTo(first.status()).isIn(402, 500);
      assertThat(second.body()).isEqualTo(first.body());
    }
    assertThat(executions).hasValue(2);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/idempotent_requests",
      on = "2026-11-23")
  void givesAKeyBackWhoseRequestNeverBeganExecution() {
    assertThat(wire.post("/v1/refusals", "name=Ada", KEY, "k1").status()).isEqualTo(400);
    Wire.Reply again = wire.post("/v1/refusals", "name=Ada", KEY, "k1");
    assertThat(again.header("Idempotent-Replayed")).isNull();
    assertThat(executions).hasValue(2);
    assertThat(wire.post("/v1/customers", "wat=1", KEY, "k2").status()).isEqualTo(400);
    assertThat(wire.post("/v1/customers", "name=Ada", KEY, "k2").status()).isEqualTo(200);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "recordings 021b, 021c",
      routes = "POST /v1/payment_intents",
      on = "2026-09-20")
  void aPaymentIsReplayedForItsKeyAndRefusedForAnotherAmount() {
    String form =
        "currency=usd&description=scenario 04 charge&confirm=true&payment_method_types[0]=card"
            + "&payment_method=pm_card_visa&customer="
            + wire.post("/v1/customers", "").id();
    String key = "s04-idem-eef3db83";
    wire.post("/v1/payment_intents", form + "&amount=4900", KEY, key);
    Recording.same(
        "021b-pi-idempotent-replay-same-body",
        wire.post("/v1/payment_intents", form + "&amount=4900", KEY, key));
    Recording.same(
        "021c-idempotency-mismatch",
        wire.post("/v1/payment_intents", form + "&amount=5000", KEY, key));
    assertThat(wire.get("/v1/charges").json().getAsJsonArray("data")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256})
  @StripeFact(source = OBSERVED, ref = "probe: github cartalyst/stripe #65", on = "2016-08-04")
  void aKeyMayBeNeitherEmptyNorTooLong(int length) {
    Wire.Reply reply = wire.post("/v1/customers", "name=Ada", KEY, "k".repeat(length));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo(
            "Idempotent key length is "
                + length
                + ", which is outside accepted lengths. Idempotent Keys must be 1-255 characters"
                + " long. If you're looking for a decent generator, try using a UUID defined by"
                + " IETF RFC 4122.");
    assertThat(wire.post("/v1/customers", "name=Ada", KEY, "k".repeat(255)).status())
        .isEqualTo(200);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: activemerchant/active_merchant, remote tests",
      on = "2026-11-23")
  void refusesAKnownKeyAtAnotherEndpoint() {
    wire.post("/v1/customers", "name=Ada", KEY, "k1");
    Wire.Reply other = wire.post("/v1/declines", "name=Ada", KEY, "k1");
    assertThat(other.error().get("type").getAsString()).isEqualTo("idempotency_error");
    assertThat(other.error().get("message").getAsString())
        .startsWith("Keys for idempotent requests can only be used for the same endpoint");
    assertThat(executions).hasValue(0);
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "stripe-go #647; the type is disputed", on = "2026-11-23")
  void answersAConflictWhileTheFirstRequestOfAKeyStillRuns() {
    CompletableFuture<Wire.Reply> first =
        Aside.get(() -> wire.post("/v1/waits", "name=Ada", KEY, "k1"));
    await(inside);
    Wire.Reply second = wire.post("/v1/waits", "name=Ada", KEY, "k1");
    leave.countDown();
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.error().get("code").getAsString()).isEqualTo("idempotency_key_in_use");
    assertThat(second.header("Stripe-Should-Retry")).isNull();
    assertThat(first.join().status()).isEqualTo(200);
    assertThat(wire.post("/v1/waits", "name=Ada", KEY, "k1").header("Idempotent-Replayed"))
        .isEqualTo("true");
  }

  @Test
  void ofTwoEqualRequestsAtOnceOneIsHeldInsideAndTheOtherMeetsIt() {
    wire.send("POST", "/_testmode/account", "{\"execution_millis\": 400}");
    CyclicBarrier together = new CyclicBarrier(2);
    CompletableFuture<Wire.Reply> one = Aside.get(() -> together(together));
    CompletableFuture<Wire.Reply> two = Aside.get(() -> together(together));
    assertThat(List.of(one.join().status(), two.join().status()))
        .containsExactlyInAnyOrder(200, 409);
    assertThat(wire.get("/v1/customers").json().getAsJsonArray("data")).hasSize(1);
  }

  private Wire.Reply together(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
    return wire.post("/v1/customers", "name=Ada", KEY, "k1");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/idempotent_requests",
      on = "2026-11-23")
  void forgetsAKeyAfterADayOfTheAccountsClock() {
    String first = wire.post("/v1/customers", "name=Ada", KEY, "k1").id();
    wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 86399}");
    assertThat(wire.post("/v1/customers", "name=Ada", KEY, "k1").id()).isEqualTo(first);
    wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 1}");
    assertThat(wire.post("/v1/customers", "name=Ada", KEY, "k1").id()).isNotEqualTo(first);
  }

  @Test
  void oneKeyMeansTwoThingsInTwoAccounts() {
    wire.post("/v1/customers", "name=Ada", KEY, "k1");
    Wire.Reply elsewhere =
        Wire.bearer(simulator, "sk_test_other").post("/v1/customers", "name=Ben", KEY, "k1");
    assertThat(elsewhere.status()).isEqualTo(200);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 076a (not redistributed)", on = "2026-11-23")
  void aSecondChangeOfABusyObjectIsRefusedAfterAWhileAndMayBeRetried() {
    wire.send("POST", "/_testmode/account", "{\"lock_timeout_millis\": 1}");
    CompletableFuture<Wire.Reply> first =
        Aside.get(() -> wire.post("/v1/things/th_1/change", "", KEY, "k1"));
    await(inside);
    Wire.Reply second = wire.post("/v1/things/th_1/change", "", KEY, "k2");
    leave.countDown();
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.error().get("code").getAsString()).isEqualTo("lock_timeout");
    assertThat(second.header("Stripe-Should-Retry")).isEqualTo("true");
    assertThat(first.join().status()).isEqualTo(200);
    Wire.Reply again = wire.post("/v1/things/th_1/change", "", KEY, "k2");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
