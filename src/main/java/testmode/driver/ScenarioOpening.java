package testmode.driver;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.merchant.Decisions;
import testmode.merchant.ReferenceShop;
import testmode.merchant.ShopConfig;
import testmode.network.FaultyNetwork;
import testmode.network.NetworkConfig;

/**
 * Opens one scenario's world: account, network, webhook endpoint, merchant, and the ports to all of
 * them.
 */
final class ScenarioOpening {

  /** Far above what the simulator takes, far below what a scenario with lost answers could bear. */
  private static final Duration SIMULATED_CALL = Duration.ofMillis(300);

  /** Real waits in the proportion of INT-018's 1, 2 and 4 s. */
  private static final List<Duration> SIMULATED_WAITS =
      List.of(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(40));

  /**
   * A receiver on a busy machine is slow, not gone: a delivery given up comes again only when
   * virtual hours pass.
   */
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);

  /** Real Stripe answers a confirmation within a few seconds. */
  private static final Duration REAL_CALL = Duration.ofSeconds(5);

  private static final List<Duration> REAL_WAITS =
      List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));

  private final Settings settings;
  private final MappingFile mapping;
  private final Decisions decisions;
  private final URI stripe;
  private final Web web;
  private final Closing parts;
  private final boolean simulated;

  ScenarioOpening(
      Settings settings,
      MappingFile mapping,
      Decisions decisions,
      URI stripe,
      Web web,
      Closing parts) {
    this.settings = settings;
    this.mapping = mapping;
    this.decisions = decisions;
    this.stripe = stripe;
    this.web = web;
    this.parts = parts;
    this.simulated = settings.mode() == Settings.Mode.SIMULATOR;
  }

  ScenarioParts open(String world, long seed) {
    StripeAccess account = access(world);
    ControlDoor control = new ControlDoor(web, stripe, account.secretKey());
    SharedClock shared = null;
    if (simulated) {
      if (mapping.launchesReference()) {
        control.delete("account"); // what an earlier run may have left at a simulator of its own
        parts.add(() -> control.delete("account"));
      }
      shared = new SharedClock(SimulatorTime.read(control));
    }
    InstantSource clock = shared != null ? shared : InstantSource.system();
    InstantSource stamps = shared != null ? shared.flowing() : clock;
    FaultyNetwork network =
        parts.add(
            FaultyNetwork.start(
                NetworkConfig.to(stripe).withPort(settings.networkPort()).withClock(stamps)));
    StripeClient client = StripeApiLedger.client(stripe, account.secretKey());
    String secret = simulated ? endpoint(client, network) : testModeSecret(world);
    network.signWith(secret);
    String adminToken = "office-" + WorldNames.letters(seed);
    URI app = app(network, account, secret, adminToken, clock);
    if (mapping.webhook() != null) {
      network.deliverTo(URI.create(app + mapping.webhook().path()));
    }
    StripeApiLedger ledger = new StripeApiLedger(client, network::paymentIntentsSeen);
    MerchantApp merchant =
        merchant(world, account, secret, adminToken, app, network, ledger, stamps);
    NetworkFaults faults = new NetworkFaults(network);
    if (shared == null) {
      TestModeControls real = new TestModeControls(clock, secret);
      return new ScenarioParts(seed, account, merchant, ledger, faults, real, real, real, parts);
    }
    return new ScenarioParts(
        seed,
        account,
        merchant,
        ledger,
        faults,
        new SimulatorTime(control, shared),
        new SimulatorDeliveries(control, shared, secret),
        settings(control),
        parts);
  }

  private static SimulatorAccount settings(ControlDoor control) {
    SimulatorAccount account = new SimulatorAccount(control);
    account.waitsForReceivers(DELIVERY_LIMIT);
    return account;
  }

  private StripeAccess access(String world) {
    Settings.Keys real = settings.keys();
    if (real != null) {
      return new StripeAccess(stripe, real.secret(), real.publishable());
    }
    if (mapping.launchesReference()) {
      return new StripeAccess(stripe, "sk_test_" + world, "pk_test_" + world);
    }
    String secret = mapping.keys().secret();
    if (secret == null || !secret.startsWith("sk_test_")) {
      throw new IllegalStateException(
          "the mapping file of "
              + mapping.name()
              + " must say keys.secret, the sk_test_ key that the running app was started with");
    }
    String publishable = mapping.keys().publishable();
    return new StripeAccess(
        stripe, secret, publishable != null ? publishable : secret.replaceFirst("^sk_", "pk_"));
  }

  private String endpoint(StripeClient client, FaultyNetwork network) {
    WebhookEndpointCreateParams params =
        WebhookEndpointCreateParams.builder()
            .setUrl(network.webhookUri().toString())
            .addEnabledEvent(EnabledEvent.ALL)
            .setApiVersion(apiVersion())
            .build();
    try {
      WebhookEndpoint endpoint = client.v1().webhookEndpoints().create(params);
      parts.add(() -> client.v1().webhookEndpoints().delete(endpoint.getId()));
      return endpoint.getSecret();
    } catch (StripeException e) {
      throw new IllegalStateException(
          "no webhook endpoint could be created at Stripe: " + e.getMessage(), e);
    }
  }

  /** The SDK's own version: events of another one it does not read. */
  private static ApiVersion apiVersion() {
    for (ApiVersion version : ApiVersion.values()) {
      if (version.getValue().equals(Stripe.API_VERSION)) {
        return version;
      }
    }
    throw new IllegalStateException("stripe-java does not name its own " + Stripe.API_VERSION);
  }

  private String testModeSecret(String world) {
    Settings.Keys keys = settings.keys();
    String given = keys == null ? null : keys.webhookSecret();
    return given != null ? given : "whsec_" + world;
  }

  private URI app(
      FaultyNetwork network,
      StripeAccess account,
      String secret,
      String adminToken,
      InstantSource clock) {
    if (mapping.baseUrl() != null) {
      requireUp(mapping.baseUrl());
      return mapping.baseUrl();
    }
    ShopConfig config =
        ShopConfig.of(
                network.stripeUri(),
                account.secretKey(),
                account.publishableKey(),
                secret,
                adminToken)
            .withClock(clock)
            .withCalls(
                simulated ? SIMULATED_CALL : REAL_CALL, simulated ? SIMULATED_WAITS : REAL_WAITS);
    return parts.add(ReferenceShop.start(config, decisions)).baseUri();
  }

  private void requireUp(URI app) {
    Operation.Step health = mapping.health();
    if (health == null) {
      return;
    }
    FrontDoor door = new FrontDoor(web, app, InstantSource.system(), exchange -> {});
    Operations.Run run = new Operations(mapping, door, StripeWitness.NONE).once(health);
    if (run.failure() != null) {
      throw new IllegalStateException(
          mapping.name() + " is not up at " + app + ": " + run.failure() + "; start it first");
    }
  }

  private MerchantApp merchant(
      String world,
      StripeAccess account,
      String secret,
      String adminToken,
      URI app,
      FaultyNetwork network,
      StripeApiLedger ledger,
      InstantSource stamps) {
    Map<String, JsonElement> given = new HashMap<>();
    System.getenv().forEach((name, value) -> given.put("env." + name, new JsonPrimitive(value)));
    given.put("merchant.url", new JsonPrimitive(app.toString()));
    given.put("merchant.adminToken", new JsonPrimitive(adminToken));
    given.put("stripe.base", new JsonPrimitive(network.stripeUri().toString()));
    given.put("stripe.secretKey", new JsonPrimitive(account.secretKey()));
    given.put("stripe.publishableKey", new JsonPrimitive(account.publishableKey()));
    given.put("stripe.webhookSecret", new JsonPrimitive(secret));
    FrontDoor door = new FrontDoor(web, app, stamps, network::note);
    Operations operations = new Operations(mapping, door, new NetworkWitness(network, ledger));
    Shopper.Patience patience = simulated ? Shopper.Patience.SHORT : Shopper.Patience.REAL;
    return new MappedMerchant(
        mapping,
        new MappedMerchant.World(given, account.publishableKey(), world, lacking(secret)),
        operations,
        new Shopper(web, network.stripeUri(), patience),
        web);
  }

  private Map<Ability, String> lacking(String secret) {
    Map<Ability, String> lacking = new HashMap<>(simulated ? Map.of() : TestModeControls.LACKING);
    MappingFile.Webhook webhook = mapping.webhook();
    @Nullable String own = webhook == null ? null : webhook.secret();
    if (!mapping.launchesReference() && !secret.equals(own)) {
      lacking.putIfAbsent(
          Ability.WEBHOOKS,
          "the app checks events with a secret of its own (webhook.secret), and the endpoint at"
              + " Stripe has another");
    }
    return lacking;
  }
}
