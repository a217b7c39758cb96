package testmode.acceptance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Set;
import testmode.acceptance.language.CardStory;
import testmode.acceptance.language.Order;
import testmode.acceptance.language.Shopper;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.PaymentAnswer.Advice;

/** What shoppers do, and what they are told. */
public final class ShopperSteps {

  private final Shopper shopper;

  public ShopperSteps(Shopper shopper) {
    this.shopper = shopper;
  }

  @When("{shopper} pays order {order} with a card that {story}")
  public void shopperPays(String who, Order order, CardStory card) {
    shopper.pays(who, order, card);
  }

  @Given("{shopper} pays order {order} with a card that {story} and closes the browser")
  public void shopperPaysAndLeaves(String who, Order order, CardStory card) {
    shopper.paysAndLeaves(who, order, card);
  }

  @Given("{shopper} pays order {order} and is gone before the merchant hears of it")
  public void shopperPaysUnheard(String who, Order order) {
    shopper.paysUnheard(who, order);
  }

  @When(
      "{shopper} presses Pay twice at the same instant for order {order} with a card that {story}")
  public void shopperPaysTwiceAtOnce(String who, Order order, CardStory card) {
    shopper.paysTwiceAtOnce(who, order, card);
  }

  @When("{shopper} reloads the page and pays order {order} again with a card that {story}")
  public void shopperPaysAgain(String who, Order order, CardStory card) {
    shopper.pays(who, order, card);
  }

  @When("{shopper} pays order {order} in a second tab with a card that {story}")
  public void shopperPaysInSecondTab(String who, Order order, CardStory card) {
    shopper.pays(who, order, card);
  }

  @When("{shopper} approves the authentication of order {order}")
  public void shopperApproves(String who, Order order) {
    shopper.authenticates(who, order, true, Visit.STAYS);
  }

  @When("{shopper} approves the authentication of order {order} in the first tab")
  public void shopperApprovesInFirstTab(String who, Order order) {
    shopper.authenticates(who, order, true, Visit.STAYS);
  }

  @When("{shopper} approves the authentication of order {order} and closes the browser")
  public void shopperApprovesAndLeaves(String who, Order order) {
    shopper.authenticates(who, order, true, Visit.LEAVES);
  }

  @When("{shopper} fails the authentication of order {order}")
  public void shopperFails(String who, Order order) {
    shopper.authenticates(who, order, false, Visit.STAYS);
  }

  @When("{shopper} abandons the authentication of order {order}")
  public void shopperAbandons(String who, Order order) {
    shopper.abandons(who, order);
  }

  @When("somebody opens the return page of order {order} claiming success")
  public void somebodyClaimsSuccess(Order order) {
    shopper.claimsSuccess(order);
  }

  @Then("the page does not say that order {order} is paid")
  public void pageDoesNotSayPaid(Order order) {
    shopper.isNotShownAsPaid(order);
  }

  @Then("both requests of {shopper} were in flight together")
  public void bothWereInFlight(String who) {
    shopper.wereInFlightTogether(who);
  }

  @Then("{shopper} is told that {reason}")
  public void shopperIsTold(String who, CardStory.Reason reason) {
    shopper.isTold(who, reason);
  }

  @Then("{shopper} is advised to {advice}")
  public void shopperIsAdvised(String who, Set<Advice> advice) {
    shopper.isAdvised(who, advice);
  }

  @Then("{shopper} is not told that the payment failed")
  public void shopperIsNotToldThatItFailed(String who) {
    shopper.isNotToldThatItFailed(who);
  }
}
