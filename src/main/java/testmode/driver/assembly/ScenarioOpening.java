package testmode.driver.assembly;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;
import testmode.driver.app.MappedMerchant;
import testmode.driver.app.NetworkWitness;
import testmode.driver.app.Patience;
import testmode.driver.app.Surroundings;
import testmode.driver.mapping.MappingFile;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.Endpoint;
import testmode.driver.stripe.NetworkFaults;
import testmode.driver.stripe.SimulatorControls;
import testmode.driver.stripe.StripeApiLedger;
import testmode.driver.stripe.TestModeControls;
import testmode.driver.web.Web;
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

  /**
   * How long the reference shop waits for one answer of the simulator, in real time, as sockets do.
   *
   * <p>500 ms are far above what the simulator takes, on a busy machine too, and below the 1000 ms
   * by which the faults {@code slow} and {@code reply-late} delay, so that only a fault makes the
   * shop give up; and a call that loses all four of its answers costs a scenario 2.1 s.
   */
  private static final Duration SIMULATED_CALL = Duration.ofMillis(500);

  /**
   * What the reference shop waits between its four attempts against the simulator: the 1, 2 and 4 s
   * that INT-018 asks for, in their proportion, at a hundredth of the length. The waits are real.
   */
  private static final List<Duration> SIMULATED_WAITS =
      List.of(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(40));

  /** Real Stripe answers a confirmation within a few seconds. */
  private static final Duration REAL_CALL = Duration.ofSeconds(5);

  /** A quarter of INT-018's waits, so that all four attempts end within 22 s. */
  private static final List<Duration> REAL_WAITS =
      List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));

  /**
   * What the parts of one world know each other by.
   *
   * @param webhook what events are signed with, {@code whsec_…}
   * @param office what the back office shows to the reference shop
   */
  private record Secrets(StripeAccess account, String webhook, String office) {
    @Override
    public String toString() {
      return "Secrets[" + account + "]";
    }
  }

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

  /**
   * Opens it.
   *
   * @param name of the world: it names the account, and with it every id at the simulator
   */
  ScenarioParts open(String name, long seed) {
    StripeAccess account = access(name);
    SimulatorControls simulator = simulated ? simulator(account) : null;
    InstantSource clock = simulator != null ? simulator.clock() : InstantSource.system();
    InstantSource stamps = simulator != null ? simulator.stamps() : clock;
    FaultyNetwork network =
        parts.add(
            FaultyNetwork.start(
                NetworkConfig.to(stripe).withPort(settings.networkPort()).withClock(stamps)));
    String secret =
        simulator != null
            ? parts.add(Endpoint.create(account, network.webhookUri())).secret()
            : testModeSecret(name);
    network.signWith(secret);
    Secrets secrets = new Secrets(account, secret, "office-" + WorldNames.letters(seed));
    URI app = mapping.baseUrl() != null ? mapping.baseUrl() : launch(network, secrets, clock);
    if (mapping.webhook() != null) {
      network.deliverTo(URI.create(app + mapping.webhook().path()));
    }
    StripeApiLedger ledger = new StripeApiLedger(account, network::paymentIntentsSeen);
    Surroundings around =
        new Surroundings(
            app,
            network.stripeUri(),
            simulated ? Patience.SHORT : Patience.REAL,
            new NetworkWitness(network, ledger::json),
            network::note,
            stamps);
    MappedMerchant merchant =
        new MappedMerchant(mapping, world(name, app, network, secrets), around, web);
    if (!mapping.launchesReference()) {
      merchant.requireUp();
    }
    NetworkFaults faults = new NetworkFaults(network);
    if (simulator == null) {
      TestModeControls real = new TestModeControls(clock, secret);
      return new ScenarioParts(seed, account, merchant, ledger, faults, real, real, real, parts);
    }
    return new ScenarioParts(
        seed,
        account,
        merchant,
        ledger,
        faults,
        simulator.time(),
        simulator.deliveries(secret),
        simulator.account(),
        parts);
  }

  private SimulatorControls simulator(StripeAccess account) {
    if (!mapping.launchesReference()) {
      return SimulatorControls.of(web, account);
    }
    SimulatorControls simulator = SimulatorControls.ofNew(web, account);
    parts.add(simulator::forget);
    return simulator;
  }

  private StripeAccess access(String name) {
    Settings.Keys real = settings.keys();
    if (real != null) {
      return new StripeAccess(stripe, real.secret(), real.publishable());
    }
    if (mapping.launchesReference()) {
      return new StripeAccess(stripe, "sk_test_" + name, "pk_test_" + name);
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

  private String testModeSecret(String name) {
    Settings.Keys keys = settings.keys();
    String given = keys == null ? null : keys.webhookSecret();
    return given != null ? given : "whsec_" + name;
  }

  private URI launch(FaultyNetwork network, Secrets secrets, InstantSource clock) {
    ShopConfig config =
        ShopConfig.of(
                network.stripeUri(),
                secrets.account().secretKey(),
                secrets.account().publishableKey(),
                secrets.webhook(),
                secrets.office())
            .withClock(clock)
            .withCalls(
                simulated ? SIMULATED_CALL : REAL_CALL, simulated ? SIMULATED_WAITS : REAL_WAITS);
    return parts.add(ReferenceShop.start(config, decisions)).baseUri();
  }

  private MappedMerchant.World world(String name, URI app, FaultyNetwork network, Secrets secrets) {
    StripeAccess account = secrets.account();
    Map<String, JsonElement> given = environment(System.getenv());
    given.put("merchant.url", new JsonPrimitive(app.toString()));
    given.put("merchant.adminToken", new JsonPrimitive(secrets.office()));
    given.put("stripe.base", new JsonPrimitive(network.stripeUri().toString()));
    given.put("stripe.secretKey", new JsonPrimitive(account.secretKey()));
    given.put("stripe.publishableKey", new JsonPrimitive(account.publishableKey()));
    given.put("stripe.webhookSecret", new JsonPrimitive(secrets.webhook()));
    return new MappedMerchant.World(
        given, account.publishableKey(), name, lacking(secrets.webhook()));
  }

  /**
   * What {@code ${env.NAME}} stands for. A mapping file that uses a live key was refused when it
   * was read; one that nobody uses may be set for other programs, and is not handed on.
   */
  static Map<String, JsonElement> environment(Map<String, String> variables) {
    Map<String, JsonElement> given = new HashMap<>();
    variables.forEach(
        (name, value) -> {
          if (StripeKeys.liveIn(value).isEmpty()) {
            given.put("env." + name, new JsonPrimitive(value));
          }
        });
    return given;
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
