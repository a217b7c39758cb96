package testmode.acceptance;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.util.List;
import testmode.acceptance.evidence.Evidence;
import testmode.acceptance.evidence.ScenarioRecord;
import testmode.acceptance.language.MoneyLook;
import testmode.acceptance.language.MoneyOracle;
import testmode.acceptance.language.Network;
import testmode.acceptance.language.Shopper;
import testmode.acceptance.language.Stage;
import testmode.driver.Ability;

/** Begins and ends every scenario: its parts, its abilities, its audit, its evidence. */
public final class Hooks {

  private static final String NEEDS = "@needs:";

  private final Stage stage;
  private final MoneyOracle oracle;
  private final MoneyLook money;
  private final Shopper shopper;
  private final Network network;

  public Hooks(Stage stage, MoneyOracle oracle, MoneyLook money, Shopper shopper, Network network) {
    this.stage = stage;
    this.oracle = oracle;
    this.money = money;
    this.shopper = shopper;
    this.network = network;
  }

  @Before(order = 0)
  public void theScenarioBegins(Scenario scenario) {
    stage.set(
        Bench.scenario(scenario.getName(), scenario.getLine()),
        Bench.settings().seed(),
        Bench.cast().patience());
    scenario.getSourceTagNames().stream()
        .filter(tag -> tag.startsWith(NEEDS))
        .map(tag -> Ability.of(tag.substring(NEEDS.length())))
        .sorted()
        .forEach(stage::needs);
  }

  @After(order = 0)
  public void theMoneyIsAudited(Scenario scenario) {
    if (!stage.isSet()) {
      return;
    }
    try {
      if (wasPlayed(scenario)) {
        oracle.audit();
        network.everyFaultStruck();
      }
    } finally {
      end(scenario);
    }
  }

  private void end(Scenario scenario) {
    try {
      Evidence.attach(
          new ScenarioRecord(
              scenario.getName(),
              scenario.getUri(),
              scenario.getLine(),
              Bench.settings().seed(),
              shopper.names(),
              stage.faults().recorded(),
              money.before(),
              wasPlayed(scenario) ? money.now() : List.of()));
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
