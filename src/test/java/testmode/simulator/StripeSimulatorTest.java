package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.Aside;
import testmode.simulator.resource.PageAnswer;
import testmode.simulator.resource.Resource;

@Timeout(30)
final class StripeSimulatorTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void stripesOwnSdkTalksToIt() throws StripeException {
    try (StripeSimulator simulator = StripeSimulator.start(SimulatorConfig.defaults())) {
      StripeClient client =
          StripeClient.builder()
              .setApiKey("sk_test_sdk")
              .setApiBase(simulator.baseUri().toString())
              .build();
      CustomerCreateParams ada =
          CustomerCreateParams.builder().setName("Ada").putMetadata("order", "A-1").build();
      Customer created = client.v1().customers().create(ada);
      assertThat(client.v1().customers().retrieve(created.getId()).getMetadata())
          .containsEntry("order", "A-1");
      assertThatThrownBy(() -> client.v1().customers().retrieve("cus_nope"))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("No such customer: 'cus_nope'");
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() {
    try (StripeSimulator first = StripeSimulator.start(SimulatorConfig.defaults())) {
      SimulatorConfig same = SimulatorConfig.defaults().withPort(first.baseUri().getPort());
      assertThatIllegalStateException()
          .isThrownBy(() -> StripeSimulator.start(same))
          .withMessageStartingWith(
              "The simulator cannot listen on 127.0.0.1:" + first.baseUri().getPort());
    }
  }

  @Test
  void aBadConfigurationNamesTheValueAndTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatorConfig.defaults().withPort(70_000))
        .withMessage("port (70000) must be between 0 and 65535");
  }

  @Test
  void closingLetsAHeldRequestGoAndFreesThePort() {
    StripeSimulator simulator = StripeSimulator.start(SimulatorConfig.defaults());
    Wire wire = Wire.bearer(simulator, "sk_test_held");
    wire.send("POST", "/_testmode/account", "{\"execution_millis\": 60000}");
    CompletableFuture<Boolean> held =
        Aside.get(() -> wire.post("/v1/customers", "name=Ada"))
            .handle((reply, lost) -> reply == null || reply.status() == 200);
    simulator.close();
    assertThat(held.join()).isTrue();
    SimulatorConfig samePort = SimulatorConfig.defaults().withPort(simulator.baseUri().getPort());
    StripeSimulator.start(samePort).close();
  }

  @Test
  void aTickingClockDeliversRetriesByItself() {
    AtomicReference<Instant> wall = new AtomicReference<>(START);
    InstantSource source = wall::get;
    SimulatorConfig config = SimulatorConfig.defaults().withClock(ClockMode.TICKING);
    try (StripeSimulator simulator =
            StripeSimulator.start(config, source, StripeSimulator.resources());
        Receiver receiver = new Receiver(n -> n == 1 ? 500 : 200)) {
      Wire wire = Wire.bearer(simulator, "sk_test_tick");
      String url = receiver.url().replace(":", "%3A").replace("/", "%2F");
      wire.post("/v1/webhook_endpoints", "enabled_events[]=*&url=" + url);
      wire.post("/v1/customers", "name=Ada");
      untilSize(receiver, 1);
      wall.set(START.plusSeconds(86_400));
      untilSize(receiver, 2);
      assertThat(receiver.got()).hasSize(2);
    }
  }

  @Test
  void everyAccountCanStartWithAnEndpointAndARateLimit() {
    String secret = "whsec_shared";
    try (Receiver receiver = new Receiver(n -> 200);
        StripeSimulator simulator =
            StripeSimulator.start(
                SimulatorConfig.defaults()
                    .withRateLimit(1_000)
                    .withWebhook(
                        new SimulatorConfig.Webhook(URI.create(receiver.url()), secret)))) {
      Wire wire = Wire.bearer(simulator, "sk_test_alone");
      wire.post("/v1/customers", "name=Ada");
      wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 0}");
      assertThat(receiver.got()).hasSize(1);
      assertThat(wire.get("/_testmode/account").json().get("rate_limit").getAsInt())
          .isEqualTo(1_000);
    }
  }

  private static void untilSize(Receiver receiver, int size) {
    org.awaitility.Awaitility.await().until(() -> receiver.got().size() >= size);
  }

  @Test
  void aPageForBrowsersNeedsNoKey() throws Exception {
    Resource page =
        routes ->
            routes.page(
                "GET",
                "/hello/{name}",
                call -> {
                  boolean known = call.accounts().apply("pk_test_page") != null;
                  String text = call.path().get("name") + " " + call.form().text("q") + known;
                  return PageAnswer.html(200, text);
                });
    try (StripeSimulator simulator =
        StripeSimulator.start(
            SimulatorConfig.defaults(), InstantSource.system(), java.util.List.of(page))) {
      Wire.bearer(simulator, "sk_test_page").get("/v1/customers");
      java.net.http.HttpRequest request =
          java.net.http.HttpRequest.newBuilder(simulator.baseUri().resolve("/hello/ada?q=1"))
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .isEqualTo("ada 1true");
    }
  }
}
