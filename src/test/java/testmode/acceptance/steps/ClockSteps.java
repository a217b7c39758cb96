package testmode.acceptance.steps;

import io.cucumber.java.en.When;
import java.time.Duration;
import testmode.acceptance.language.Account;

/** The passing of time. */
public final class ClockSteps {

  private final Account account;

  public ClockSteps(Account account) {
    this.account = account;
  }

  @When("{duration} pass/passes")
  public void timePasses(Duration duration) {
    account.timePasses(duration);
  }
}
