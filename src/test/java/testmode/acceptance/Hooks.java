package testmode.acceptance;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import testmode.acceptance.browser.ScenarioBrowser;
import testmode.acceptance.evidence.CouldNotBeVerified;
import testmode.acceptance.evidence.Evidence;
import testmode.acceptance.evidence.MerchantDown;
import testmode.acceptance.evidence.NotLookedAt;
import testmode.acceptance.evidence.Place;
import testmode.acceptance.evidence.ScenarioRecord;
import testmode.acceptance.evidence.Unverified;
import testmode.acceptance.language.Browsing;
import testmode.acceptance.language.MoneyLook;
import testmode.acceptance.language.MoneyOracle;
import testmode.acceptance.language.Network;
import testmode.acceptance.language.Shopper;
import testmode.acceptance.language.Stage;
import testmode.driver.Ability;
import testmode.driver.NotUpException;
import testmode.driver.ScenarioParts;
import testmode.network.Exchange;

/** Begins and ends every scenario: its parts, its abilities, its audit, its evidence. */
public final class Hooks {

  private static final String HINT =
      "what it printed last: in target/merchant when Testmode started it, else where you did";

  private static final String NEEDS = "@needs:";

  private final Stage stage;
  private final MoneyOracle oracle;
  private final MoneyLook money;
  private final Shopper shopper;
  private final Network network;
  private final Browsing browsing;
  private final ScenarioBrowser browser;
  private Outage outage = Outage.since(Optional.empty());

  public Hooks(
      Stage stage,
      MoneyOracle oracle,
      MoneyLook money,
      Shopper shopper,
      Network network,
      Browsing browsing,
      ScenarioBrowser browser) {
    this.stage = stage;
    this.oracle = oracle;
    this.money = money;
    this.shopper = shopper;
    this.network = network;
    this.browsing = browsing;
    this.browser = browser;
  }

  @Before(order = 0)
  public void theScenarioBegins(Scenario scenario) {
    outage = Outage.since(Bench.tally());
    endAs(scenario, outage.gone());
    stage.set(opened(scenario), Bench.settings().seed(), Bench.cast().patience());
    stage.needs(
        scenario.getSourceTagNames().stream()
            .filter(tag -> tag.startsWith(NEEDS))
            .map(tag -> Ability.of(tag.substring(NEEDS.length())))
            .toList());
  }

  private ScenarioParts opened(Scenario scenario) {
    try {
      return Bench.scenario(scenario.getName(), scenario.getLine(), browser);
    } catch (NotUpException gone) {
      // It was up when the run began.
      throw down(scenario, gone.toString().replaceFirst("^(?i)merchant down: ", ""));
    }
  }

  @After(order = 0)
  public void theMoneyIsAudited(Scenario scenario) {
    // Who asks a Stripe in trouble for its ledger only waits.
    Optional<CouldNotBeVerified> excuse =
        scenario.isFailed() ? outage.excuse(null) : Optional.empty();
    try {
      if (stage.isSet()) {
        NotLookedAt.note(scenario.getId(), stage.notLookedAt());
        Optional<MerchantDown> down = excuse.isEmpty() ? down(scenario) : Optional.empty();
        audit(scenario, wasPlayed(scenario) && excuse.isEmpty() && down.isEmpty());
        if (down.isPresent()) {
          throw down.get();
        }
      }
    } catch (RuntimeException | Error finding) {
      endAs(scenario, excuse.or(() -> outage.excuse(finding)));
      throw finding;
    }
    endAs(scenario, excuse);
  }

  /** An app that died in this scenario has no books to compare, and is started again for others. */
  private Optional<MerchantDown> down(Scenario scenario) {
    return Bench.playsAnotherApp()
        ? stage
            .merchant()
            .down()
            .map(why -> down(scenario, stage.merchant().name() + " does not answer: " + why))
        : Optional.empty();
  }

  private static MerchantDown down(Scenario scenario, String what) {
    MerchantDown finding = new MerchantDown(what, HINT);
    MerchantDown.note(scenario.getId(), finding);
    return finding;
  }

  /** A scenario that failed while Stripe was in trouble says nothing about the shop. */
  private static void endAs(Scenario scenario, Optional<CouldNotBeVerified> excuse) {
    if (excuse.isPresent()) {
      Unverified.note(scenario.getId(), excuse.get());
      throw excuse.get();
    }
  }

  private void audit(Scenario scenario, boolean judged) {
    boolean passed = false;
    try {
      if (judged) {
        oracle.audit();
        network.everyFaultStruck();
      }
      passed = !scenario.isFailed();
    } finally {
      end(scenario, judged, passed);
    }
  }

  private void end(Scenario scenario, boolean judged, boolean passed) {
    try {
      if (!passed) {
        browser
            .look()
            .ifPresent(look -> Evidence.attach(scenario.getUri(), scenario.getLine(), look));
      }
      List<Exchange> exchanges = stage.faults().recorded();
      Bench.keep(scenario.getName(), Place.of(scenario.getUri(), scenario.getLine()), exchanges);
      Evidence.attach(
          new ScenarioRecord(
              scenario.getName(),
              scenario.getUri(),
              scenario.getLine(),
              Bench.settings().seed(),
              Stream.concat(shopper.names().stream(), browsing.names().stream())
                  .distinct()
                  .sorted()
                  .toList(),
              exchanges,
              money.before(),
              judged ? money.now() : List.of()));
      Auditing.after(scenario, judged && passed, exchanges);
    } finally {
      close();
    }
  }

  private void close() {
    try {
      browsing.close();
    } finally {
      stage.close();
    }
  }

  /** A skipped scenario did nothing to audit; a failed one did, and its books matter most. */
  private static boolean wasPlayed(Scenario scenario) {
    return switch (scenario.getStatus()) {
      case PASSED, FAILED -> true;
      default -> false;
    };
  }
}
