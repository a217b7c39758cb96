package testmode.acceptance;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import testmode.acceptance.browser.Look;
import testmode.acceptance.browser.ScenarioBrowser;
import testmode.acceptance.evidence.CouldNotBeVerified;
import testmode.acceptance.evidence.Evidence;
import testmode.acceptance.evidence.MerchantDown;
import testmode.acceptance.evidence.MoneyRow;
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
      "the last request that it was sent, in this scenario's exchanges; and all that it printed: in"
          + " target/merchant when Testmode started it (and starts it again), else where you did";

  private static final String NEEDS = "@needs:";

  /** Of the app of this run. */
  private static final Downfall DOWNFALL = new Downfall();

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
      ScenarioParts parts = Bench.scenario(scenario.getName(), scenario.getLine(), browser);
      if (Bench.isTheRun()) {
        DOWNFALL.isOver();
      }
      return parts;
    } catch (NotUpException gone) {
      if (Bench.isTheRun()) {
        DOWNFALL.skips();
      }
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
        end(scenario, wasPlayed(scenario) && excuse.isEmpty(), excuse.isEmpty());
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
    if (Bench.isTheRun()) {
      String place = Place.of(scenario.getUri(), scenario.getLine());
      DOWNFALL.met("\"" + scenario.getName() + "\" (" + place + ")");
    }
    return finding;
  }

  /** A scenario that failed while Stripe was in trouble says nothing about the shop. */
  private static void endAs(Scenario scenario, Optional<CouldNotBeVerified> excuse) {
    if (excuse.isPresent()) {
      Unverified.note(scenario.getId(), excuse.get());
      throw excuse.get();
    }
  }

  /** Judges the scenario and leaves its record, its audit and nothing running, whatever fails. */
  private void end(Scenario scenario, boolean played, boolean mayBeDown) {
    Ending ending = new Ending();
    if (mayBeDown) {
      ending.then(
          () ->
              down(scenario)
                  .ifPresent(
                      down -> {
                        throw down;
                      }));
    }
    boolean judged = played && !ending.failed();
    if (judged) {
      ending.then(oracle::audit);
    }
    if (judged && !ending.failed()) {
      ending.then(network::everyFaultStruck);
    }
    boolean passed = !ending.failed() && !scenario.isFailed();
    if (!passed) {
      ending.then(() -> browser.look().ifPresent(look -> attach(scenario, look)));
    }
    List<Exchange> exchanges = ending.look(stage.faults()::recorded, List.of());
    String place = Place.of(scenario.getUri(), scenario.getLine());
    ending.then(() -> Bench.keep(scenario.getName(), place, exchanges));
    List<MoneyRow> after = judged ? ending.look(money::now, List.of()) : List.of();
    ending.then(() -> Evidence.attach(record(scenario, exchanges, after)));
    ending.then(() -> Auditing.after(scenario, judged && passed, exchanges));
    ending.then(browsing::close);
    ending.then(stage::close);
    ending.tell();
  }

  private static void attach(Scenario scenario, Look look) {
    Evidence.attach(scenario.getUri(), scenario.getLine(), look);
  }

  private ScenarioRecord record(Scenario scenario, List<Exchange> exchanges, List<MoneyRow> after) {
    return new ScenarioRecord(
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
        after);
  }

  /** A skipped scenario did nothing to audit; a failed one did, and its books matter most. */
  private static boolean wasPlayed(Scenario scenario) {
    return switch (scenario.getStatus()) {
      case PASSED, FAILED -> true;
      default -> false;
    };
  }
}
