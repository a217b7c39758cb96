package testmode.acceptance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import testmode.acceptance.language.BackOffice;
import testmode.acceptance.language.MoneyLook;
import testmode.acceptance.language.Order;
import testmode.acceptance.language.Orders;
import testmode.acceptance.language.PaidOrders;
import testmode.driver.Flow;
import testmode.driver.Money;

/** Orders, and the people and jobs behind the shop. */
public final class MerchantSteps {

  private final Orders orders;
  private final PaidOrders paidOrders;
  private final BackOffice office;
  private final MoneyLook money;

  public MerchantSteps(Orders orders, PaidOrders paidOrders, BackOffice office, MoneyLook money) {
    this.orders = orders;
    this.paidOrders = paidOrders;
    this.office = office;
    this.money = money;
  }

  @Given("order {newOrder} of {money}, confirmed by the {flow}")
  public void orderIsPlaced(String alias, Money price, Flow flow) {
    orders.placed(alias, price, flow);
    money.begin();
  }

  @Given("order {newOrder} of {money}, confirmed by the {flow} if possible")
  public void orderIsPlacedEitherWay(String alias, Money price, Flow preferred) {
    orders.placedEitherWay(alias, price, preferred);
    money.begin();
  }

  @Given("order {newOrder} of {money} is paid")
  public void orderIsPaid(String alias, Money price) {
    paidOrders.paid(alias, price);
    money.begin();
  }

  @When("the back office refunds order {order}")
  public void officeRefunds(Order order) {
    office.refunds(order);
  }

  @When("the back office refunds {money} of order {order}")
  public void officeRefundsPart(Money amount, Order order) {
    office.refunds(order, amount);
  }

  @When("the back office refunds {money} of order {order} under request key {word}")
  public void officeRefundsUnderKey(Money amount, Order order, String key) {
    office.refunds(order, amount, key);
  }

  @When(
      "the back office asks twice at the same instant to refund {money} of order {order} under"
          + " request key {word}")
  public void officeRefundsTwiceAtOnce(Money amount, Order order, String key) {
    office.refundsTwiceAtOnce(order, amount, key);
  }

  @When("the merchant reconciles with Stripe")
  public void merchantReconciles() {
    office.reconciles();
  }

  @When("the reservation of order {order} expires")
  public void reservationExpires(Order order) {
    office.reservationsExpire();
  }

  @Then("both requests of the back office were in flight together")
  public void bothWereInFlight() {
    office.wereInFlightTogether();
  }

  @Then("the refund of order {order} is accepted")
  public void refundIsAccepted(Order order) {
    office.refundWasAccepted(order);
  }

  @Then("the refund is refused with a clear message")
  public void refundIsRefused() {
    office.refundWasRefusedClearly();
  }
}
