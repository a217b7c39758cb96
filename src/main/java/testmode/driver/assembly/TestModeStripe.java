package testmode.driver.assembly;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import testmode.driver.Ability;
import testmode.driver.StripeAccess;
import testmode.driver.app.Patience;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.Leftovers;
import testmode.driver.stripe.StripeApiLedger;
import testmode.driver.stripe.TestModeControls;
import testmode.driver.stripe.TestModeDeliveries;
import testmode.driver.web.Web;
import testmode.network.FaultyNetwork;

/** One scenario's share of a real test-mode account: nothing of it can be decided, only watched. */
final class TestModeStripe implements ScenarioStripe {

  /** Real Stripe answers a confirmation within a few seconds. */
  private static final Duration CALL = Duration.ofSeconds(5);

  /** A quarter of INT-018's waits, so that all four attempts end within 22 s. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));

  private final TestModeRun run;
  private final StripeAccess account;
  private final Settings settings;
  private final String secret;
  private final boolean registersItself;
  private final Web web;
  private final Closing parts;

  /**
   * @param secret what this scenario's events are signed with, {@code whsec_…}
   * @param registersItself whether the app registers its webhook endpoint at Stripe itself
   */
  TestModeStripe(
      TestModeRun run,
      StripeAccess account,
      Settings settings,
      String secret,
      boolean registersItself,
      Web web,
      Closing parts) {
    this.run = run;
    this.account = account;
    this.settings = settings;
    this.secret = secret;
    this.registersItself = registersItself;
    this.web = web;
    this.parts = parts;
  }

  @Override
  public InstantSource clock() {
    return run.clock();
  }

  @Override
  public InstantSource stamps() {
    return run.clock();
  }

  /** What is open when the scenario ends is canceled, after the merchant has stopped paying. */
  @Override
  public String webhookSecret(FaultyNetwork network) {
    parts.add(new Leftovers(account, network));
    return secret;
  }

  @Override
  public Controls controls(FaultyNetwork network, StripeApiLedger ledger) {
    TestModeControls nothing = new TestModeControls(run.clock());
    TestModeDeliveries ways = new TestModeDeliveries(run.feed(), network, run.clock(), parts::add);
    return switch (settings.webhooks()) {
      case POLL -> new Controls(nothing, ways.fetched(secret, web), nothing);
      case STRIPE -> new Controls(nothing, ways.watched(secret, ledger), nothing);
    };
  }

  @Override
  public Map<Ability, String> lacking() {
    return TestModeControls.lacking(
        settings.webhooks() == Settings.Webhooks.STRIPE, registersItself);
  }

  @Override
  public Duration callLimit() {
    return CALL;
  }

  @Override
  public List<Duration> callWaits() {
    return WAITS;
  }

  @Override
  public Patience patience() {
    return Patience.REAL;
  }

  @Override
  public boolean challengesNeedABrowser() {
    return true;
  }

  @Override
  public Map<String, String> marks() {
    return run.marks();
  }
}
