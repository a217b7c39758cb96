package testmode.acceptance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import testmode.acceptance.language.Browsing;
import testmode.acceptance.language.CardStory;
import testmode.acceptance.language.HostedCheckout;
import testmode.acceptance.language.Order;
import testmode.driver.Money;
import testmode.driver.Outcome;

/** What shoppers do and read in a real browser. */
public final class BrowserSteps {

  private final Browsing browsing;
  private final HostedCheckout checkout;

  public BrowserSteps(Browsing browsing, HostedCheckout checkout) {
    this.browsing = browsing;
    this.checkout = checkout;
  }

  @When("{shopper} pays order {order} in her browser with a card that {story}")
  public void shopperPaysInBrowser(String who, Order order, CardStory card) {
    browsing.pays(who, order, card);
  }

  @When("{shopper} approves the authentication of order {order} in her browser")
  public void shopperApprovesInBrowser(String who, Order order) {
    browsing.authenticates(who, true);
  }

  @When("{shopper} fails the authentication of order {order} in her browser")
  public void shopperFailsInBrowser(String who, Order order) {
    browsing.authenticates(who, false);
  }

  @When("{shopper} closes her browser at the bank's page of order {order}")
  public void shopperClosesBrowser(String who, Order order) {
    browsing.abandons(who);
  }

  @Then("her browser says that order {order} is {outcome}")
  public void browserSays(Order order, Outcome outcome) {
    browsing.reads(order, outcome);
  }

  @Given("a Checkout session of {money} at Stripe")
  public void checkoutSessionIsOpened(Money price) {
    checkout.opens(price);
  }

  @When("{shopper} fills in its page in her browser with a card that {story}")
  public void shopperFillsInCheckout(String who, CardStory card) {
    browsing.paysAtStripe(who, card);
  }

  @Then("her browser is back at the shop")
  public void browserIsBackAtTheShop() {
    checkout.leadsBackToTheShop();
  }

  @Then("the Checkout page says that the card was declined")
  public void checkoutSaysDeclined() {
    checkout.tellsOfTheDecline();
  }

  @Then("the Checkout session is {word} and {word}")
  public void checkoutSessionIs(String status, String paymentStatus) {
    checkout.is(status, paymentStatus);
  }
}
