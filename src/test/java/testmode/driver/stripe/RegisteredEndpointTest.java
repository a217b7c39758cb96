package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.web.TinyServer;
import testmode.network.Exchange;
import testmode.network.FaultPlan;
import testmode.network.Faults;
import testmode.network.FaultyNetwork;
import testmode.network.NetworkConfig;
import testmode.network.Party;
import testmode.network.Registered;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** An app that registers its webhook endpoint at Stripe by itself, as some do on saving a key. */
class RegisteredEndpointTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final StripeSimulator stripe = StripeSimulator.start(SimulatorConfig.defaults());
  private FaultyNetwork network = started(0);
  private final TinyServer app = new TinyServer().on("POST /hook", 200, "");
  private final String hook = app.uri() + "/hook?shop=1&of=ada%2Fben";

  @AfterEach
  void close() {
    network.close();
    app.close();
    stripe.close();
  }

  private FaultyNetwork started(int port) {
    return FaultyNetwork.start(NetworkConfig.to(stripe.baseUri()).takingEndpoints().withPort(port));
  }

  private StripeClient client() {
    return StripeClient.builder()
        .setApiBase(network.stripeUri().toString())
        .setApiKey("sk_test_registers")
        .build();
  }

  private WebhookEndpoint registers(String url, String key) throws StripeException {
    return client()
        .v1()
        .webhookEndpoints()
        .create(
            WebhookEndpointCreateParams.builder()
                .setUrl(url)
                .addEnabledEvent(EnabledEvent.CUSTOMER__CREATED)
                .build(),
            RequestOptions.builder().setIdempotencyKey(key).build());
  }

  private void somethingHappens() throws StripeException {
    client().v1().customers().create(CustomerCreateParams.builder().setName("Ada").build());
  }

  @Test
  void eventsComeThroughTheNetworkToTheAppsOwnAddressSignedWithTheSecretThatItWasTold()
      throws Exception {
    WebhookEndpoint endpoint = registers(hook, "k-1");
    assertThat(endpoint.getUrl()).isEqualTo(hook);
    somethingHappens();
    await().atMost(LONG).until(() -> !app.asked().isEmpty());

    String signature = app.last().headers().get("Stripe-signature");
    Webhook.constructEvent(app.last().body(), signature, endpoint.getSecret(), Long.MAX_VALUE);
    assertThat(app.last().query()).isEqualTo("shop=1&of=ada%2Fben");
    assertThat(network.registered()).containsExactly(new Registered(hook, endpoint.getSecret()));
    Exchange delivery = network.recorded().get(network.recorded().size() - 1);
    assertThat(delivery.to()).isEqualTo(Party.MERCHANT);
    assertThat(delivery.path()).isEqualTo("/hook");
    assertThat(network.recorded().toString() + network.registered())
        .doesNotContain(endpoint.getSecret())
        .doesNotContain("/_network/");
  }

  @Test
  void theAppSeesItsOwnAddressWhereverItLooksAndChangesIt() throws Exception {
    WebhookEndpoint endpoint = registers(hook, "k-1");
    assertThat(registers(hook, "k-1").getId()).as("tried again").isEqualTo(endpoint.getId());
    var endpoints = client().v1().webhookEndpoints();
    assertThat(endpoints.retrieve(endpoint.getId()).getUrl()).isEqualTo(hook);
    assertThat(endpoints.list().getData()).extracting(WebhookEndpoint::getUrl).containsOnly(hook);
    String other = app.uri() + "/other";
    WebhookEndpointUpdateParams moved = WebhookEndpointUpdateParams.builder().setUrl(other).build();
    assertThat(endpoints.update(endpoint.getId(), moved).getUrl()).isEqualTo(other);
    assertThat(network.registered()).containsExactly(new Registered(other, endpoint.getSecret()));
    app.on("POST /other", 200, "");
    somethingHappens();
    await().atMost(LONG).until(() -> app.lines().contains("POST /other"));

    endpoints.delete(endpoint.getId());

    assertThat(network.registered()).isEmpty();
  }

  @Test
  void faultsStrikeTheseEventsToo() throws Exception {
    WebhookEndpoint endpoint = registers(hook, "k-1");
    network.apply(Faults.byName("event-stale"), FaultPlan.next());
    somethingHappens();
    await().atMost(LONG).until(() -> !app.asked().isEmpty());

    String signature = app.last().headers().get("Stripe-signature");
    assertThatThrownBy(
            () -> Webhook.constructEvent(app.last().body(), signature, endpoint.getSecret(), 300))
        .hasMessageContaining("Timestamp outside the tolerance zone");
  }

  @Test
  void aLaterNetworkOnTheSamePortDeliversToTheSameApp() throws Exception {
    registers(hook, "k-1");
    int port = network.stripeUri().getPort();
    network.close();
    network = started(port);

    somethingHappens();

    await().atMost(LONG).until(() -> !app.asked().isEmpty());
    assertThat(network.registered()).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsLeftForStripeToRefuse() {
    assertThatThrownBy(() -> registers("my-shop/hook", "k-1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Invalid URL");
    assertThat(network.registered()).isEmpty();
  }

  @Test
  void aNetworkThatTakesNoEndpointsLeavesThemToStripe() throws Exception {
    network.close();
    network = FaultyNetwork.start(NetworkConfig.to(stripe.baseUri()));
    WebhookEndpoint endpoint = registers(hook, "k-1");
    somethingHappens();
    await().atMost(LONG).until(() -> !app.asked().isEmpty());

    assertThat(endpoint.getUrl()).isEqualTo(hook);
    assertThat(network.registered()).isEmpty();
    assertThat(network.recorded()).noneMatch(exchange -> exchange.to() == Party.MERCHANT);
  }
}
