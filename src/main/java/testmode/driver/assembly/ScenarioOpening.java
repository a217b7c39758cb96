package testmode.driver.assembly;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.ScenarioParts;
import testmode.driver.ShopperBrowser;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;
import testmode.driver.WebhookManners;
import testmode.driver.app.MappedMerchant;
import testmode.driver.app.NetworkWitness;
import testmode.driver.app.Surroundings;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.NetworkFaults;
import testmode.driver.stripe.StripeApiLedger;
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
  private final @Nullable TestModeRun real;
  private final @Nullable OutsideApp outside;

  /**
   * @param real what the run shares on Stripe's test mode; null on the simulator
   * @param outside the app of the run; null when our own shop is launched
   */
  ScenarioOpening(
      Settings settings,
      MappingFile mapping,
      Decisions decisions,
      URI stripe,
      Web web,
      Closing parts,
      @Nullable TestModeRun real,
      @Nullable OutsideApp outside) {
    this.settings = settings;
    this.mapping = mapping;
    this.decisions = decisions;
    this.stripe = stripe;
    this.web = web;
    this.parts = parts;
    this.real = real;
    this.outside = outside;
  }

  /**
   * Opens it.
   *
   * @param name of the world: it names the account, and with it every id at the simulator
   * @param browser of the shopper, who is told where the scenario plays; null for none
   */
  ScenarioParts open(String name, long seed, @Nullable ShopperBrowser browser) {
    StripeAccess account = access(name);
    ScenarioStripe side = side(account, name);
    FaultyNetwork network =
        parts.add(
            outside != null
                ? outside.network(side.stamps())
                : FaultyNetwork.start(NetworkConfig.to(stripe).withClock(side.stamps())));
    if (outside != null) {
      // First, for a new start may change what it works with.
      outside.readyFor(network);
    }
    String secret = side.webhookSecret(network);
    network.signWith(secret);
    Secrets secrets = new Secrets(account, secret, "office-" + WorldNames.letters(seed));
    URI app = outside != null ? outside.base() : launch(network, secrets, side);
    URI receiver = outside != null ? outside.receiver() : receiver(app);
    if (receiver != null) {
      network.deliverTo(receiver);
    }
    StripeApiLedger ledger = new StripeApiLedger(account, network);
    Surroundings around =
        new Surroundings(
            app,
            network.stripeUri(),
            side.patience(),
            new NetworkWitness(network, ledger::json),
            network::note,
            side.stamps(),
            side.challengesNeedABrowser() ? browser : null);
    if (browser != null) {
      browser.begin(new ShopperBrowser.Scene(app, network::note, side.stamps()));
    }
    MappedMerchant.World world =
        new MappedMerchant.World(
            given(name, app, network, secrets),
            account.publishableKey(),
            receiver,
            name,
            lacking(side, secrets.webhook(), browser),
            () -> outside == null ? "" : outside.lastWords());
    MappedMerchant merchant = new MappedMerchant(mapping, world, around, web);
    ScenarioStripe.Controls controls = side.controls(network, ledger);
    return new ScenarioParts(
        seed,
        name,
        side.marks(),
        account,
        merchant,
        outside == null ? ledger : new OrdersLedger(ledger, merchant::orderOf),
        new NetworkFaults(network, paidEvent()),
        controls.time(),
        controls.deliveries(),
        controls.account(),
        parts);
  }

  private ScenarioStripe side(StripeAccess account, String name) {
    return real == null
        ? new SimulatedStripe(account, outside, web, parts)
        : new TestModeStripe(
            real,
            account,
            settings,
            testModeSecret(name),
            outside != null && outside.registersItself(),
            web,
            parts);
  }

  private StripeAccess access(String name) {
    Settings.Keys real = settings.keys();
    if (real != null) {
      return new StripeAccess(stripe, real.secret(), real.publishable());
    }
    return outside != null
        ? outside.access()
        : new StripeAccess(stripe, "sk_test_" + name, "pk_test_" + name);
  }

  private @Nullable URI receiver(URI app) {
    MappingFile.Webhook webhook = mapping.webhook();
    return webhook == null || webhook.path() == null ? null : URI.create(app + webhook.path());
  }

  /** The app's own, else the one in the environment, else one for this scenario. */
  private String testModeSecret(String name) {
    MappingFile.Webhook webhook = mapping.webhook();
    String ofTheApp =
        outside != null ? outside.webhookSecret() : webhook == null ? null : webhook.secret();
    Settings.Keys keys = settings.keys();
    String given = ofTheApp != null || keys == null ? ofTheApp : keys.webhookSecret();
    return given != null ? given : "whsec_" + name;
  }

  private URI launch(FaultyNetwork network, Secrets secrets, ScenarioStripe side) {
    ShopConfig config =
        ShopConfig.of(
                network.stripeUri(),
                secrets.account().secretKey(),
                secrets.account().publishableKey(),
                secrets.webhook(),
                secrets.office())
            .withClock(side.clock())
            .withMetadata(side.marks())
            .withCalls(side.callLimit(), side.callWaits());
    return parts.add(ReferenceShop.start(config, decisions)).baseUri();
  }

  private Map<String, JsonElement> given(
      String name, URI app, FaultyNetwork network, Secrets secrets) {
    StripeAccess account = secrets.account();
    if (outside != null) {
      return outside.values(network);
    }
    Map<String, JsonElement> given = environment(System.getenv());
    given.put("run", new JsonPrimitive(name));
    given.put("merchant.url", new JsonPrimitive(app.toString()));
    given.put("merchant.adminToken", new JsonPrimitive(secrets.office()));
    given.put("stripe.base", new JsonPrimitive(network.stripeUri().toString()));
    given.put("stripe.secretKey", new JsonPrimitive(account.secretKey()));
    given.put("stripe.publishableKey", new JsonPrimitive(account.publishableKey()));
    given.put("stripe.webhookSecret", new JsonPrimitive(secrets.webhook()));
    return given;
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

  private Function<Ability, Optional<String>> lacking(
      ScenarioStripe side, String secret, @Nullable ShopperBrowser browser) {
    Map<Ability, String> lacking = new HashMap<>(side.lacking());
    if (outside != null && !secret.equals(outside.webhookSecret())) {
      lacking.putIfAbsent(
          Ability.WEBHOOKS,
          outside.registersItself()
              ? "the app registered no webhook endpoint at Stripe when it was set up"
              : "the app checks events with a secret of its own, and the mapping file does not say"
                  + " which (webhook.secret)");
    }
    if (side.challengesNeedABrowser() && paysOnHostedPage()) {
      lacking.putIfAbsent(
          Ability.SHOPPER_CONFIRM,
          "its shoppers pay on the page that Stripe hosts, which Testmode plays on the simulator"
              + " only");
    }
    return ability -> {
      String whyNot = lacking.get(ability);
      return whyNot == null ? lacking(ability, side, browser) : Optional.of(whyNot);
    };
  }

  private String paidEvent() {
    MappingFile.Webhook webhook = mapping.webhook();
    return webhook == null ? WebhookManners.PAID : webhook.manners().paidEvent();
  }

  private boolean paysOnHostedPage() {
    Operation create = mapping.operation(Flow.SHOPPER_CONFIRM, "createPayment");
    return create != null && create.extracts("payUrl") && !create.extracts("clientSecret");
  }

  /** The browser is asked only when somebody wants to know: the answer may mean starting it. */
  private static Optional<String> lacking(
      Ability ability, ScenarioStripe side, @Nullable ShopperBrowser browser) {
    if (browser == null) {
      return ability == Ability.BROWSER
          ? Optional.of("this run was given no browser")
          : Optional.empty();
    }
    boolean asked =
        ability == Ability.BROWSER
            || ability == Ability.AUTHENTICATION && side.challengesNeedABrowser();
    return asked ? browser.lacking() : Optional.empty();
  }
}
