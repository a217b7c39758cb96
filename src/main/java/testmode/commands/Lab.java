package testmode.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import testmode.http.UnpooledHttpClient;
import testmode.merchant.ReferenceShop;
import testmode.merchant.ShopConfig;
import testmode.network.Fault;
import testmode.network.FaultPlan;
import testmode.network.FaultyNetwork;
import testmode.network.Leg;
import testmode.network.NetworkConfig;
import testmode.network.Party;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** Shop, network and simulator, joined as in production, events included. */
final class Lab implements AutoCloseable {
  static final String SECRET_KEY = "sk_test_lab";
  private static final String PUBLISHABLE_KEY = "pk_test_lab";
  static final String ADMIN_TOKEN = "lab";

  /** Somebody is watching: longer than the simulator needs, short enough to wait for. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

  private static final List<Duration> RETRY_WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** Last started, first closed. */
  private final Deque<Runnable> closings;

  private final StripeSimulator simulator;
  private final FaultyNetwork network;
  private final ReferenceShop shop;

  private Lab(int port, long seed, Deque<Runnable> closings)
      throws IOException, InterruptedException {
    this.closings = closings;
    simulator =
        StripeSimulator.start(
            SimulatorConfig.defaults().withSeed(seed).withClock(ClockMode.TICKING));
    closings.push(simulator::close);
    network = FaultyNetwork.start(NetworkConfig.to(simulator.baseUri()));
    closings.push(network::close);
    String signingSecret = registerEndpoint(simulator.baseUri(), network.webhookUri());
    network.signWith(signingSecret);
    shop =
        ReferenceShop.start(
            ShopConfig.of(
                    network.stripeUri(), SECRET_KEY, PUBLISHABLE_KEY, signingSecret, ADMIN_TOKEN)
                .withCalls(CALL_TIMEOUT, RETRY_WAITS)
                .withPort(port));
    closings.push(shop::close);
    network.deliverTo(shop.baseUri().resolve("/webhooks/stripe"));
  }

  /** Starts all three or, when one cannot be started, none. */
  static Lab start(int port, long seed) throws IOException, InterruptedException {
    Deque<Runnable> closings = new ArrayDeque<>();
    try {
      return new Lab(port, seed, closings);
    } catch (IOException | InterruptedException | RuntimeException broken) {
      closings.forEach(Runnable::run);
      throw broken;
    }
  }

  URI shop() {
    return shop.baseUri();
  }

  URI simulator() {
    return simulator.baseUri();
  }

  FaultyNetwork network() {
    return network;
  }

  /** Strikes the shop's next payment or, when it is a fault of events, the next event. */
  void arm(Fault fault) {
    boolean ofEvents = fault.leg() == Leg.BEFORE_MERCHANT || fault.leg() == Leg.AFTER_MERCHANT;
    network.apply(
        fault,
        ofEvents
            ? FaultPlan.next()
            : FaultPlan.next().from(Party.MERCHANT).to("POST", "/v1/payment_intents*"));
  }

  /**
   * Orders a gift card of 40.00 EUR.
   *
   * @return the order's id
   */
  String placeOrder() throws IOException, InterruptedException {
    HttpRequest order =
        HttpRequest.newBuilder(shop().resolve("/orders"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"price\":\"40.00\",\"currency\":\"EUR\"}"))
            .build();
    return field("id", order);
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }

  /** Not with stripe-java: its first call settles for the JVM what the shop has yet to settle. */
  private static String registerEndpoint(URI stripe, URI endpoint)
      throws IOException, InterruptedException {
    String form = "enabled_events[]=*&url=" + URLEncoder.encode(endpoint.toString(), UTF_8);
    HttpRequest registration =
        HttpRequest.newBuilder(stripe.resolve("/v1/webhook_endpoints"))
            .header("Authorization", "Bearer " + SECRET_KEY)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return field("secret", registration);
  }

  private static String field(String name, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        UnpooledHttpClient.create().send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          request.method() + " " + request.uri().getPath() + " was answered " + answer.body());
    }
    return JsonParser.parseString(answer.body()).getAsJsonObject().get(name).getAsString();
  }
}
