package testmode.acceptance.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import testmode.acceptance.language.Events;
import testmode.acceptance.language.Order;
import testmode.acceptance.language.Orders;

/** Events and their deliveries. */
public final class WebhookSteps {

  private final Events events;
  private final Orders orders;

  public WebhookSteps(Events events, Orders orders) {
    this.events = events;
    this.orders = orders;
  }

  @When("Stripe sends the {news} event of order {order} once more")
  public void stripeSendsOnceMore(Events.News news, Order order) {
    events.sentOnceMore(order, news);
  }

  @When("Stripe sends the {news} event of order {order} once more, as a new event")
  public void stripeSendsAsNewEvent(Events.News news, Order order) {
    events.sentAsNewEvent(order, news);
  }

  @When("Stripe sends a paid event about a payment that is not of this shop")
  public void stripeSendsAboutAnotherShop() {
    events.sentAboutAnotherShop(orders.all().iterator().next());
  }

  @When("somebody sends the paid event of order {order} {forgery}")
  public void somebodyForges(Order order, Events.Forgery forgery) {
    events.forged(order, forgery);
  }

  @When("somebody makes up a paid event of order {order}, {forgery}")
  public void somebodyMakesUp(Order order, Events.Forgery forgery) {
    events.madeUp(order, forgery);
  }

  @Then("the merchant acknowledges it")
  public void merchantAcknowledges() {
    events.wasAcknowledged();
  }

  @Then("the merchant refuses it")
  public void merchantRefuses() {
    events.wasRefused();
  }

  @Then("Stripe delivered the paid event of order {order} in {int} attempts")
  public void stripeDeliveredIn(Order order, int attempts) {
    events.wasDeliveredIn(order, attempts);
  }

  @Then(
      "Stripe gave up on the paid event of order {order} after {int} attempts over more than"
          + " {duration} and within {duration}")
  public void stripeGaveUp(Order order, int attempts, Duration over, Duration within) {
    events.wasGivenUpAfter(order, attempts, over, within);
  }
}
