package testmode.acceptance.language;

import java.time.Duration;
import java.util.Map;
import testmode.driver.Ability;

/** How the Stripe account is set, and the time in which it lives. */
public final class Account {

  private final Stage stage;

  public Account(Stage stage) {
    this.stage = stage;
  }

  /** Payouts are in this currency; one unit of another one brings so many of its units. */
  public void settlesIn(String currency, Map<String, String> rates) {
    stage.needs(Ability.ACCOUNT_SETTINGS);
    stage.account().settlesIn(currency, rates);
  }

  /** {@code test} or {@code live}. */
  public void retriesEventsAs(String schedule) {
    stage.needs(Ability.ACCOUNT_SETTINGS);
    stage.account().retriesEventsAs(schedule);
  }

  /** Stripe takes this long for each request, in real time. */
  public void executionTakes(Duration duration) {
    stage.needs(Ability.ACCOUNT_SETTINGS);
    stage.account().executionTakes(duration);
  }

  /** Time passes for Stripe, and for the merchant if it shares Stripe's clock. */
  public void timePasses(Duration duration) {
    stage.needs(Ability.STRIPE_TIME);
    stage.settle();
    stage.time().pass(duration);
    stage.settle();
  }
}
