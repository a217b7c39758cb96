package testmode.acceptance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import testmode.acceptance.language.Account;
import testmode.acceptance.language.Order;
import testmode.acceptance.language.StripeSide;
import testmode.driver.Money;

/** What Stripe holds, and how its account is set. */
public final class StripeSteps {

  private final StripeSide stripe;
  private final Account account;

  public StripeSteps(StripeSide stripe, Account account) {
    this.stripe = stripe;
    this.account = account;
  }

  @Given("the account settles in {currency}, where 1 {currency} brings {rate} {currency}")
  public void accountSettlesIn(String settled, String presented, String rate, String same) {
    account.settlesIn(settled, Map.of(presented, rate));
  }

  @Given("Stripe retries events by the {schedule} schedule")
  public void stripeRetriesBy(String schedule) {
    account.retriesEventsAs(schedule);
  }

  @Given("Stripe takes {int} ms for each request")
  public void stripeTakes(int millis) {
    account.executionTakes(Duration.ofMillis(millis));
  }

  @When("Stripe answers at once again")
  public void stripeAnswersAtOnce() {
    account.executionTakes(Duration.ZERO);
  }

  @Then("Stripe holds {charges} of {money} for order {order}")
  public void stripeHoldsCharges(Integer number, Money amount, Order order) {
    stripe.holdsCharges(order, number, amount);
  }

  @Then("Stripe holds {charges} for order {order}")
  public void stripeHoldsCharges(Integer number, Order order) {
    stripe.holdsCharges(order, number);
  }

  @Then("Stripe's charge of order {order} counts {int} minor units")
  public void chargeCounts(Order order, int minorUnits) {
    stripe.chargeCounts(order, minorUnits);
  }

  @Then("Stripe holds {declinedAttempts} for order {order}")
  public void stripeHoldsDeclinedAttempts(Integer number, Order order) {
    stripe.holdsDeclinedAttempts(order, number);
  }

  @Then("Stripe holds {refunds} of {money} for order {order}")
  public void stripeHoldsRefund(Integer number, Money each, Order order) {
    stripe.holdsRefunds(order, number, each);
  }

  @Then("Stripe holds {int} refunds of {money} together for order {order}")
  public void stripeHoldsRefunds(int number, Money together, Order order) {
    stripe.holdsRefundsTogether(order, number, together);
  }

  @Then("Stripe holds no refund for order {order}")
  public void stripeHoldsNoRefund(Order order) {
    stripe.holdsNoRefund(order);
  }

  @Then("the charge of order {order} is refunded in full at Stripe")
  public void chargeIsRefundedInFull(Order order) {
    stripe.chargeIsRefundedInFull(order);
  }

  @Then("the PaymentIntent of order {order} is canceled at Stripe")
  public void paymentIntentIsCanceled(Order order) {
    stripe.paymentIntentIsCanceled(order);
  }

  @Then("the ledger settles order {order} with {money}, fee {money}, net {money}")
  public void ledgerSettles(Order order, Money gross, Money fee, Money net) {
    stripe.settles(order, gross, fee, net);
  }
}
