package testmode.driver.assembly;

import com.stripe.Stripe;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.NotUpException;
import testmode.driver.ScenarioParts;
import testmode.driver.ShopperBrowser;
import testmode.driver.gate.Tally;
import testmode.driver.mapping.MappingException;
import testmode.driver.mapping.MappingFile;
import testmode.driver.recording.Keeper;
import testmode.driver.recording.Origin;
import testmode.driver.settings.Settings;
import testmode.driver.web.Web;
import testmode.merchant.Decisions;
import testmode.network.Exchange;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/**
 * Puts a run together: one Stripe for all scenarios, and for each scenario a world of its own.
 *
 * <pre>
 *   Assembly.open(settings)           one simulator, or Stripe's test mode
 *     .scenario("A lost reply", 7)    one account, one network, one merchant: {@link ScenarioParts}
 * </pre>
 *
 * <p>Thread-safe: scenarios may run in parallel, except against an app that runs already, which
 * knows one Stripe only: there {@link #scenario} waits until the one before is closed. Opening a
 * scenario against our own shop takes some tens of milliseconds.
 */
public final class Assembly implements AutoCloseable {

  private static final Money WARM_UP = new Money(1000, "usd");
  private static final String SAMPLE = "/fixtures/merchants/reference-shop.yaml";

  private final Settings settings;
  private final MappingFile mapping;
  private final URI account;
  private final URI stripe;
  private final @Nullable TestModeRun real;
  private final @Nullable OutsideApp outside;
  private final Web web = new Web();
  private final WorldNames names;
  private final Semaphore runningApp = new Semaphore(1, true);

  /** Scenarios that are not closed yet. */
  private final Set<Closing> playing = ConcurrentHashMap.newKeySet();

  private final Closing closing = new Closing();
  private final @Nullable Keeper keeper;

  private Assembly(Settings settings) {
    this.settings = settings;
    this.mapping = mapping(settings);
    this.account = stripe(settings, mapping, closing);
    Settings.Keys keys = settings.keys();
    this.real =
        keys == null ? null : closing.add(TestModeRun.begin(account, keys, settings.seed()));
    this.stripe = real == null ? account : real.stripe();
    String run = real == null ? "r" + WorldNames.letters(System.nanoTime()) : real.name();
    this.outside =
        mapping.launchesReference()
            ? null
            : closing.add(new OutsideApp(settings, mapping, stripe, web, run));
    // An app that outlives the run must not meet the same names in the next one.
    this.names = new WorldNames(real == null && outside == null ? "" : run);
    this.keeper = keeper(settings, account);
  }

  /**
   * Reads the mapping file and starts the simulator, when one is needed.
   *
   * @throws MappingException with everything that is wrong with the mapping file
   * @throws IllegalArgumentException when settings and mapping file do not fit together
   * @throws NotUpException when an app or a simulator that the settings name does not answer
   */
  public static Assembly open(Settings settings) {
    Assembly assembly = new Assembly(settings);
    try {
      assembly.requireOthers();
      assembly.warmUp();
      return assembly;
    } catch (RuntimeException e) {
      assembly.close();
      throw e;
    }
  }

  /**
   * Has an app of somebody else create a payment before the first scenario, where that does no
   * harm, and looks under which key it calls Stripe; in test mode Stripe is asked whose that key
   * is. Does nothing for our own shop.
   *
   * @throws NotUpException when the key is not the one that its mapping file says, or a live one,
   *     or of another account than the run's
   */
  public void requireItsKey() {
    Settings.Keys keys = settings.keys();
    if (outside != null && keys != null) {
      RunsAccount.require(account, keys, mapping);
    } else if (outside != null) {
      outside.requireItsKey();
    }
  }

  /** The merchant's name in its mapping file. */
  public String merchantName() {
    return mapping.name();
  }

  /** What Stripe refused or could not do in this run; empty on the simulator, which can all. */
  public Optional<Tally> tally() {
    return Optional.ofNullable(real).map(TestModeRun::tally);
  }

  /** Stripe's API, past every network. */
  public URI stripe() {
    return stripe;
  }

  /**
   * Opens a world: an account of its own at the simulator, a network without faults, a merchant
   * with empty books.
   *
   * @param name of the scenario; with the seed it decides the account's name and so every id
   * @throws IllegalStateException when a part does not start, in one sentence
   */
  public ScenarioParts scenario(String name, long seed) {
    return scenario(name, seed, new Decisions(), null);
  }

  /**
   * As {@link #scenario(String, long)}, with a reference shop that decides otherwise, and a shopper
   * who has a browser.
   *
   * @param browser answers Stripe's own 3-D Secure page in test mode; null for plain HTTP, which
   *     does for the simulator's
   */
  public ScenarioParts scenario(
      String name, long seed, Decisions decisions, @Nullable ShopperBrowser browser) {
    Closing parts = new Closing();
    playing.add(parts);
    parts.add(() -> playing.remove(parts));
    if (!mapping.launchesReference()) {
      runningApp.acquireUninterruptibly();
      parts.add(runningApp::release);
    }
    try {
      ScenarioOpening opening =
          new ScenarioOpening(settings, mapping, decisions, stripe, web, parts, real, outside);
      return opening.open(names.next(name, seed), seed, browser);
    } catch (RuntimeException e) {
      try {
        parts.run();
      } catch (RuntimeException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** Those that run already: before the first scenario, so that not each of them fails for it. */
  private void requireOthers() {
    OtherSide.requireAnswers(settings);
    if (outside != null) {
      // With the network in place, on which the app's health may depend.
      outside.begin();
    }
  }

  /**
   * Keeps what a scenario exchanged with Stripe, when the run was asked to.
   *
   * @param place where the scenario stands, {@code features/x.feature:7}; null when unknown
   * @param exchanges as the network recorded them
   */
  public void keep(String scenario, @Nullable String place, List<Exchange> exchanges) {
    if (keeper != null) {
      keeper.keep(scenario, place, exchanges);
    }
  }

  /**
   * Plays one honest payment whose outcome does not count. The shop's time-outs are real and short,
   * so that lost answers cost little; loading a thousand classes must not look to it like a slow
   * Stripe.
   */
  private void warmUp() {
    if (settings.mode() == Settings.Mode.SIMULATOR && mapping.launchesReference()) {
      Closing parts = new Closing();
      try {
        MerchantApp merchant =
            new ScenarioOpening(
                    settings, mapping, new Decisions(), stripe, web, parts, real, outside)
                .open(names.next("warming up", settings.seed()), settings.seed(), null)
                .merchant();
        for (Flow flow : mapping.flows().keySet()) {
          String order = merchant.placeOrder(flow, WARM_UP);
          merchant.pay(order, "pm_card_visa", MerchantApp.Visit.STAYS);
        }
      } finally {
        parts.run();
      }
    }
  }

  /**
   * Ends scenarios that are still open, as a run that is interrupted leaves them, and what all of
   * them share.
   */
  @Override
  public void close() {
    Closing all = new Closing();
    all.add(closing::run);
    playing.forEach(scenario -> all.add(scenario::run));
    all.run();
  }

  private static URI stripe(Settings settings, MappingFile mapping, Closing closing) {
    if (settings.mode() == Settings.Mode.TEST_MODE) {
      return settings.testMode().base();
    }
    if (settings.stripeBase() != null) {
      return settings.stripeBase();
    }
    // An app of its own checks signatures by the wall clock.
    ClockMode clock = mapping.launchesReference() ? ClockMode.MANUAL : ClockMode.TICKING;
    SimulatorConfig config = SimulatorConfig.defaults().withSeed(settings.seed()).withClock(clock);
    return closing.add(StripeSimulator.start(config)).baseUri();
  }

  private static @Nullable Keeper keeper(Settings settings, URI stripe) {
    Path folder = settings.keepExchanges();
    boolean simulated = settings.mode() == Settings.Mode.SIMULATOR;
    return folder == null
        ? null
        : new Keeper(folder, Origin.of(simulated, stripe), Stripe.API_VERSION);
  }

  /**
   * The mapping file of a run: the one that was named, else our own shop's.
   *
   * @throws testmode.driver.mapping.MappingException with everything that is wrong with it
   */
  public static MappingFile mapping(Settings settings) {
    Map<String, String> environment = System.getenv();
    if (settings.merchant() != null) {
      return MappingFile.read(settings.merchant(), environment);
    }
    try (InputStream sample = Assembly.class.getResourceAsStream(SAMPLE)) {
      if (sample == null) {
        throw new IllegalStateException(SAMPLE + " is not in the class path: build the project");
      }
      String yaml = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      return MappingFile.parse("reference-shop.yaml", yaml, environment);
    } catch (IOException e) {
      throw new IllegalStateException(SAMPLE + " cannot be read", e);
    }
  }
}
