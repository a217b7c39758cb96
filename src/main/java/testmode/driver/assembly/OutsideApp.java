package testmode.driver.assembly;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.NotUpException;
import testmode.driver.StripeAccess;
import testmode.driver.app.NetworkWitness;
import testmode.driver.app.Patience;
import testmode.driver.app.Preparation;
import testmode.driver.app.Surroundings;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Templates;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.StripeApiLedger;
import testmode.driver.web.Web;
import testmode.network.FaultyNetwork;
import testmode.network.NetworkConfig;
import testmode.network.Registered;

/**
 * The app of a run that is not our own shop: found running, or started once and started again when
 * it died, set up after each start, and brought back before each scenario.
 *
 * <p>It is told once where it finds Stripe: so every scenario's network listens on one port. Used
 * by one scenario at a time.
 */
final class OutsideApp implements AutoCloseable {

  private final MappingFile mapping;
  private final Web web;
  private final URI stripe;
  private final String run;
  private final int networkPort;
  private final URI base;
  private final AppKeys keys;
  private final AppHost host;
  private final boolean onSimulator;

  /** What setup's answers gave. */
  private volatile Map<String, JsonElement> setUp = Map.of();

  /** The endpoint that it registered at Stripe itself; null for none. */
  private volatile @Nullable Registered registered;

  /** Whether it has just been started, and no scenario has touched it. */
  private volatile boolean fresh;

  /**
   * Nothing is asked yet.
   *
   * @param stripe where the networks find Stripe
   * @param run differs from every other run's, in letters and digits
   * @throws IllegalArgumentException when the app cannot know where it finds Stripe
   */
  OutsideApp(Settings settings, MappingFile mapping, URI stripe, Web web, String run) {
    if (settings.networkPort() == 0 && mapping.start() == null) {
      throw new IllegalArgumentException(
          "testmode.network.port must be given with "
              + settings.merchantName()
              + ": an app that runs has to be told once where it finds Stripe");
    }
    this.mapping = mapping;
    this.onSimulator = settings.mode() == Settings.Mode.SIMULATOR;
    this.stripe = stripe;
    this.web = web;
    this.run = run;
    this.networkPort = settings.networkPort() == 0 ? FreePort.find() : settings.networkPort();
    URI given = Objects.requireNonNull(mapping.baseUrl(), "baseUrl");
    this.base =
        given.getPort() == 0
            ? URI.create(given.getScheme() + "://" + given.getHost() + ":" + FreePort.find())
            : given;
    this.host = new AppHost(mapping);
    this.keys = new AppKeys(mapping, stripe, settings.keys(), run);
  }

  /** Where it answers. */
  URI base() {
    return base;
  }

  /** How to reach its account at Stripe, after {@link #begin}. */
  StripeAccess access() {
    StripeAccess access = keys.access();
    if (access == null) {
      throw new IllegalStateException("the app's key is known only after it was seen at work");
    }
    return access;
  }

  /** What it checks events with; null when nobody knows. */
  @Nullable String webhookSecret() {
    Registered own = registered;
    return own != null ? own.secret() : keys.webhookSecret();
  }

  /** Whether it registers its webhook endpoint at Stripe by itself, so that nobody else has to. */
  boolean registersItself() {
    MappingFile.Webhook webhook = mapping.webhook();
    return webhook != null && webhook.registered();
  }

  /** What it lives by, as everything on this machine does. */
  InstantSource clock() {
    return NetworkConfig.to(stripe).clock();
  }

  /** Starts a network where the app finds Stripe. */
  FaultyNetwork network(InstantSource clock) {
    NetworkConfig config = NetworkConfig.to(stripe).withPort(networkPort).withClock(clock);
    if (mapping.app().insecureTls()) {
      config = config.withMerchantTls(Web.anyCertificate());
    }
    return FaultyNetwork.start(
        registersItself() && onSimulator ? config.takingEndpoints() : config);
  }

  /** The types of events that it listens to; empty for all. */
  Set<String> events() {
    MappingFile.Webhook webhook = mapping.webhook();
    return webhook == null ? Set.of() : webhook.manners().events();
  }

  /** Where it receives events; null when it does not, or nobody knows where. */
  @Nullable URI receiver() {
    MappingFile.Webhook webhook = mapping.webhook();
    if (webhook == null) {
      return null;
    }
    Registered own = registered;
    return webhook.path() != null
        ? URI.create(base + webhook.path())
        : own == null ? null : URI.create(own.url());
  }

  /**
   * Finds it running or starts it, has it set up, and learns what it works with.
   *
   * @throws NotUpException in a sentence, when there is nothing to play with
   */
  void begin() {
    try (FaultyNetwork network = network(clock())) {
      Preparation care = care(network);
      boolean portIsOurs = !base.equals(mapping.baseUrl());
      if (mapping.start() != null && (portIsOurs || care.silence().isPresent())) {
        start(network);
      } else {
        care.whyNotUp()
            .ifPresent(
                why -> {
                  throw care.silence().isPresent() ? notUp("", why, network) : somebodyElse(why);
                });
        setUp = care.setUp();
        learnEndpoint(network);
      }
      learnKey(network);
    }
  }

  /**
   * Sees to it that a scenario can begin: an app that died is started again if that is our task,
   * and what the mapping file says under reset is done.
   *
   * @param network of the scenario, with which it talks from now on
   * @throws NotUpException when it is down
   */
  void readyFor(FaultyNetwork network) {
    Optional<String> whyNot = host.died() ? Optional.of("it died") : care(network).whyNotUp();
    if (whyNot.isPresent() && mapping.start() == null) {
      throw notUp("merchant down: ", whyNot.get(), network);
    }
    if (whyNot.isPresent()) {
      start(network);
    }
    if (!fresh) {
      reset(network);
    }
    fresh = false;
  }

  private void reset(FaultyNetwork network) {
    switch (mapping.reset().kind()) {
      case NONE -> {}
      case REQUEST -> care(network).reset();
      case RESTART -> start(network);
      case COMMAND -> host.reset(new Templates(values(network)));
    }
  }

  /** Starts it, ends it first when it runs by us, and has it set up. */
  private void start(FaultyNetwork network) {
    if (!host.started() && care(network).silence().isEmpty()) {
      throw new NotUpException(
          mapping.name() + " cannot be started again",
          "somebody else runs it at " + base,
          "End it, and Testmode starts it; or leave 'start' and 'reset' out of its mapping file.");
    }
    StripeAccess access = keys.access();
    if (registersItself() && onSimulator && access != null) {
      host.end();
      OwnEndpoints.forget(web, access, network.webhookUri());
    }
    Preparation care = care(network);
    host.start(new Templates(values(network)), care::whyNotUp);
    setUp = care.setUp();
    learnEndpoint(network);
    fresh = true;
  }

  private void learnEndpoint(FaultyNetwork network) {
    List<Registered> all = network.registered();
    if (!all.isEmpty()) {
      registered = all.get(all.size() - 1);
    }
  }

  /**
   * Has the app create a payment, to see under which key: with another than the one that is known,
   * no scenario would find what it does. Not in test mode, where nobody would cancel that payment,
   * and not of an app with an endpoint of its own, which would be told of it in a scenario.
   *
   * @throws NotUpException when it is another, or a live one, or when no call came at all
   */
  void requireItsKey() {
    if (onSimulator && !registersItself() && !keys.seen()) {
      try (FaultyNetwork network = network(NetworkConfig.to(stripe).clock())) {
        Preparation.Tried tried = care(network).onePayment("first" + run);
        fresh = false;
        saw(network);
        if (network.secretKeySeen() == null && !tried.refused()) {
          throw notLedThere(network, tried.told());
        }
      }
    }
  }

  /** An app whose key is not known, and that has not called Stripe yet, is asked for a payment. */
  private void learnKey(FaultyNetwork network) {
    String told = "no payment was asked for";
    if (keys.mustBeSeen() && network.secretKeySeen() == null) {
      told = care(network).onePayment("key" + run).told();
      fresh = false;
    }
    if (keys.mustBeSeen()) {
      saw(network);
    }
    if (keys.mustBeSeen()) {
      throw new NotUpException(
          "the key that " + mapping.name() + " works with is not known",
          "it made no call to " + network.stripeUri() + " when a payment was created: " + told,
          "Lead its calls to Stripe there, or say 'keys.secret' in its mapping file.");
    }
  }

  /** Else every scenario would wait for what nobody sees, and fail. */
  private NotUpException notLedThere(FaultyNetwork network, String told) {
    return new NotUpException(
        mapping.name() + " is not played with",
        "it made no call to " + network.stripeUri() + " when a payment was created: " + told,
        "Lead its calls to Stripe there, with this address or with a shim; doctor says where it"
            + " stops.");
  }

  private void saw(FaultyNetwork network) {
    String live = network.liveKeyRefused();
    if (live != null) {
      throw new NotUpException(
          mapping.name() + " is not played with",
          "it calls Stripe with a live key (" + live + ")",
          "Start it with a test key.");
    }
    String seen = network.secretKeySeen();
    if (seen != null) {
      keys.saw(seen);
    }
    String other = keys.seenInsteadOfTheFiles();
    if (other != null) {
      throw new NotUpException(
          mapping.name() + " is not played with",
          "it calls Stripe under another key (" + other + ") than its mapping file says",
          "Write the key that it was started with into keys.secret, or start it with the file's.");
    }
  }

  private Preparation care(FaultyNetwork network) {
    StripeAccess access = keys.access();
    NetworkWitness witness =
        new NetworkWitness(
            network, access == null ? path -> "{}" : new StripeApiLedger(access, network)::json);
    Surroundings around =
        new Surroundings(
            base, network.stripeUri(), Patience.SHORT, witness, network::note, clock(), null);
    return new Preparation(mapping, values(network), around, web);
  }

  /** How it ended and what it wrote last, in one line, when it was started here; else empty. */
  String lastWords() {
    return host.lastWords().replace(":\n", ": ").replaceAll("\\s*\\n\\s*", " / ");
  }

  /** What templates stand for wherever this app is spoken to or started. */
  Map<String, JsonElement> values(FaultyNetwork network) {
    Map<String, JsonElement> values = ScenarioOpening.environment(System.getenv());
    values.putAll(setUp);
    URI entrance = network.stripeUri();
    put(values, "run", run);
    put(values, "merchant.url", base.toString());
    put(values, "merchant.port", String.valueOf(port(base)));
    put(values, "stripe.base", entrance.toString());
    put(values, "stripe.host", entrance.getHost());
    put(values, "stripe.port", String.valueOf(entrance.getPort()));
    StripeAccess access = keys.access();
    if (access != null) {
      put(values, "stripe.secretKey", access.secretKey());
      put(values, "stripe.publishableKey", access.publishableKey());
    }
    put(values, "stripe.webhookSecret", webhookSecret());
    return values;
  }

  private static void put(Map<String, JsonElement> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, new JsonPrimitive(value));
    }
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }

  /** The port answers before anything was started, and not as the app would. */
  private NotUpException somebodyElse(String why) {
    return new NotUpException(
        mapping.name() + " is not up at " + base,
        why + ", so something listens there: perhaps another program has the port",
        mapping.start() == null
            ? "If it is another program, end it or mend merchant.baseUrl; if it is the app, see its"
                + " log, or mend 'health'."
            : "If it is another program, end it, or let merchant.baseUrl have port 0, which takes a"
                + " free one; if it is the app, see its log, or mend 'health'.");
  }

  private NotUpException notUp(String finding, String why, FaultyNetwork network) {
    String words = host.lastWords();
    return new NotUpException(
        finding + mapping.name() + " is not up at " + base,
        why + (words.isEmpty() ? "" : "; " + words),
        remedy(why) + ", with Stripe's base set to " + network.stripeUri() + ".");
  }

  /** An app that keeps its caller waiting has been started already. */
  static String remedy(String whyNotUp) {
    return whyNotUp.contains("gave no answer within")
        ? "Something listens there: see in the app's log what it waits for, or start it"
        : "Start it";
  }

  @Override
  public void close() {
    host.close();
  }
}
