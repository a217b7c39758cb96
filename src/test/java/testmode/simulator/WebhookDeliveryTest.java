package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.simulator.facts.StripeFact;

@Timeout(30)
final class WebhookDeliveryTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final StripeSimulator simulator =
      StripeSimulator.start(SimulatorConfig.defaults().withClockStart(START));
  private final Wire wire = Wire.bearer(simulator, "sk_test_hooks");
  private Receiver receiver = new Receiver(n -> 200);
  private String secret = "";

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  private Wire.Reply endpoint(IntUnaryOperator answers, String events) {
    receiver.close();
    receiver = new Receiver(answers);
    String url = URLEncoder.encode(receiver.url(), StandardCharsets.UTF_8);
    Wire.Reply created =
        wire.post("/v1/webhook_endpoints", "url=" + url + "&enabled_events[]=" + events);
    secret = created.json().get("secret").getAsString();
    return created;
  }

  private void advance(Duration duration) {
    String body = "{\"seconds\": " + duration.toSeconds() + "}";
    assertThat(wire.send("POST", "/_testmode/clock/advance", body).status()).isEqualTo(200);
  }

  private JsonObject deliveries() {
    return wire.get("/_testmode/deliveries").json();
  }

  private List<String> results() {
    List<String> results = new ArrayList<>();
    for (JsonElement delivery : deliveries().getAsJsonArray("data")) {
      results.add(delivery.getAsJsonObject().get("result").getAsString());
    }
    return results;
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/webhooks/signature",
      on = "2026-11-23")
  void signsWhatStripeJavaVerifies() throws SignatureVerificationException {
    endpoint(n -> 200, "customer.created");
    String customer = wire.post("/v1/customers", "name=Ada").id();
    advance(Duration.ZERO);
    Receiver.Got got = receiver.got().get(0);
    Event event = Webhook.constructEvent(got.body(), got.signature(), secret, 0);
    assertThat(event.getType()).isEqualTo("customer.created");
    assertThat(event.getPendingWebhooks()).isEqualTo(1);
    assertThat(event.getDataObjectDeserializer().getObject())
        .hasValueSatisfying(object -> assertThat(((Customer) object).getId()).isEqualTo(customer));
    assertThat(got.signature())
        .matches("t=" + START.getEpochSecond() + ",v1=[0-9a-f]{64},v0=[0-9a-f]{64}");
    assertThat(got.contentType()).isEqualTo("application/json; charset=utf-8");
    assertThatThrownBy(() -> Webhook.constructEvent(got.body() + " ", got.signature(), secret, 0))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void whatIsGivenUpIsNotTriedAgainAndLaterEventsAre() {
    endpoint(n -> 500, "customer.created");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ZERO);
    wire.send("POST", "/_testmode/deliveries/give-up", "{}");
    wire.post("/v1/customers", "name=Ben");
    advance(Duration.ofDays(1));

    List<Integer> attempts = new ArrayList<>();
    deliveries()
        .getAsJsonArray("data")
        .forEach(one -> attempts.add(one.getAsJsonObject().get("attempt").getAsInt()));
    assertThat(attempts).containsExactly(1, 1, 2, 3, 4);
  }

  @Test
  void theSignatureCanShowTheWallClock() {
    wire.send("POST", "/_testmode/account", "{\"signature_clock\": \"wall\"}");
    endpoint(n -> 200, "*");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ZERO);
    assertThat(receiver.got().get(0).signature())
        .doesNotStartWith("t=" + START.getEpochSecond() + ",");
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/webhooks", on = "2026-11-23")
  void triesThreeTimesMoreInTestModeAndThenNoMore() {
    endpoint(n -> 500, "*");
    String event = eventOf(wire.post("/v1/customers", "name=Ada"));
    advance(Duration.ofDays(30));
    assertThat(results()).containsExactly("refused", "refused", "refused", "refused");
    assertThat(pending(event)).isEqualTo(1);
    assertThat(wire.get("/_testmode/clock").json().get("next_due_millis").isJsonNull()).isTrue();
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/webhook_endpoints",
      ref = "three days are documented, the intervals are not",
      on = "2026-11-23")
  void playsThreeDaysOfLiveRetriesInOneAdvance() {
    wire.send("POST", "/_testmode/account", "{\"webhook_retries\": \"live\"}");
    endpoint(n -> n < 8 ? 503 : 204, "*");
    wire.post("/v1/customers", "name=Ada");
    long start = System.nanoTime();
    advance(Duration.ofDays(3));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(results()).hasSize(8).endsWith("delivered");
    JsonObject last = deliveries().getAsJsonArray("data").get(7).getAsJsonObject();
    assertThat(last.get("attempt").getAsInt()).isEqualTo(8);
    assertThat(Instant.ofEpochMilli(last.get("at_millis").getAsLong()))
        .isBetween(START.plus(Duration.ofDays(2)), START.plus(Duration.ofDays(3)));
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/webhooks", on = "2026-11-23")
  void everyAttemptHasItsOwnSignatureAndTheSameBody() {
    endpoint(n -> n == 1 ? 500 : 200, "*");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ofDays(1));
    assertThat(receiver.got()).hasSize(2);
    Receiver.Got first = receiver.got().get(0);
    Receiver.Got second = receiver.got().get(1);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.signature()).isNotEqualTo(first.signature());
    assertThat(results()).containsExactly("refused", "delivered");
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/webhooks", on = "2026-11-23")
  void aRedirectIsARefusalAndIsNotFollowed() {
    endpoint(n -> n == 1 ? 302 : 200, "*");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ZERO);
    assertThat(receiver.got()).hasSize(1);
    assertThat(results()).containsExactly("refused");
  }

  @Test
  void aClosedConnectionIsAFailureWithoutAStatus() {
    endpoint(n -> 0, "*");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ZERO);
    JsonObject delivery = deliveries().getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(delivery.get("result").getAsString()).isEqualTo("failed");
    assertThat(delivery.get("status").isJsonNull()).isTrue();
  }

  @Test
  void pendingWebhooksFallsWhenAnEndpointAnswers() {
    endpoint(n -> n == 1 ? 500 : 200, "*");
    String event = eventOf(wire.post("/v1/customers", "name=Ada"));
    advance(Duration.ZERO);
    assertThat(pending(event)).isEqualTo(1);
    advance(Duration.ofHours(1));
    assertThat(pending(event)).isZero();
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/webhooks", on = "2026-11-23")
  void anEndpointGetsOnlyWhatItAskedForAndNothingWhenDisabledOrDeleted() {
    String id = endpoint(n -> 500, "charge.succeeded").id();
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ofDays(1));
    assertThat(receiver.got()).isEmpty();
    wire.post("/v1/webhook_endpoints/" + id, "enabled_events[]=customer.created");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ZERO);
    assertThat(receiver.got()).hasSize(1);
    wire.post("/v1/webhook_endpoints/" + id, "disabled=true");
    advance(Duration.ofDays(1));
    assertThat(wire.delete("/v1/webhook_endpoints/" + id).json().get("deleted").getAsBoolean())
        .isTrue();
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ofDays(1));
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/webhooks", on = "2026-11-23")
  void anEndpointThatIsEnabledAgainBeforeARetryStillGetsIt() {
    String id = endpoint(n -> n == 1 ? 500 : 200, "*").id();
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ofMinutes(1));
    wire.post("/v1/webhook_endpoints/" + id, "disabled=true");
    advance(Duration.ofMinutes(1));
    wire.post("/v1/webhook_endpoints/" + id, "disabled=false&enabled_events[]=charge.succeeded");
    advance(Duration.ofDays(1));
    assertThat(results()).containsExactly("refused", "delivered");
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "the time-out's length is unpublished", on = "2026-11-23")
  void anAnswerThatDoesNotComeInTimeIsAFailure() {
    wire.send("POST", "/_testmode/account", "{\"webhook_timeout_millis\": 100}");
    CountDownLatch patience = new CountDownLatch(1);
    endpoint(n -> n == 1 ? after(patience) : 200, "*");
    wire.post("/v1/customers", "name=Ada");
    advance(Duration.ZERO);
    assertThat(results()).containsExactly("failed");
    patience.countDown();
    advance(Duration.ofDays(1));
    assertThat(results()).containsExactly("failed", "delivered");
  }

  private static int after(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 200;
  }

  @Test
  void aStoredEventCanBeDeliveredAgain() {
    endpoint(n -> 200, "*");
    String event = eventOf(wire.post("/v1/customers", "name=Ada"));
    advance(Duration.ZERO);
    String body = "{\"event\": \"" + event + "\"}";
    assertThat(wire.send("POST", "/_testmode/deliveries/redeliver", body).status()).isEqualTo(200);
    advance(Duration.ZERO);
    assertThat(receiver.got()).hasSize(2);
    assertThat(deliveries().get("in_flight").getAsInt()).isZero();
    JsonObject second = deliveries().getAsJsonArray("data").get(1).getAsJsonObject();
    assertThat(second.get("attempt").getAsInt()).isEqualTo(2);
    assertThat(pending(event)).isZero();
  }

  private String eventOf(Wire.Reply cause) {
    for (JsonElement event : wire.get("/v1/events").json().getAsJsonArray("data")) {
      JsonObject request = event.getAsJsonObject().getAsJsonObject("request");
      if (request.get("id").getAsString().equals(cause.header("Request-Id"))) {
        return event.getAsJsonObject().get("id").getAsString();
      }
    }
    throw new AssertionError("no event of " + cause.header("Request-Id"));
  }

  private int pending(String event) {
    return wire.get("/v1/events/" + event).json().get("pending_webhooks").getAsInt();
  }
}
