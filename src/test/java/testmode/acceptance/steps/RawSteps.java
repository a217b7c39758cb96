package testmode.acceptance.steps;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import testmode.acceptance.language.RawPages;
import testmode.acceptance.language.RawWebhooks;

/** Pages and the webhook receiver, asked over plain HTTP. */
public final class RawSteps {

  private final RawPages pages;
  private final RawWebhooks webhooks;

  public RawSteps(RawPages pages, RawWebhooks webhooks) {
    this.pages = pages;
    this.webhooks = webhooks;
  }

  @ParameterType(RawWebhooks.DELIVERIES)
  public String delivery(String words) {
    return words;
  }

  @ParameterType("approve|fail")
  public Boolean button(String word) {
    return word.equals("approve");
  }

  @When("a payment that asks for authentication is made at Stripe")
  public void paymentAsksForAuthentication() {
    pages.paymentAsksForAuthentication();
  }

  @Then("its page offers to approve and to fail")
  public void pageOffersBoth() {
    pages.offersBoth();
  }

  @Then("pressing {button} leads back to the return address with redirect_status {word}")
  public void pressingLeadsBack(Boolean approve, String redirectStatus) {
    pages.pressing(approve, redirectStatus);
  }

  @Then("the payment is {word}")
  public void paymentIs(String status) {
    pages.paymentIs(status);
  }

  @When("the receiver is given a delivery that {delivery}")
  public void receiverIsGiven(String delivery) {
    webhooks.given(delivery);
  }

  @Then("it answers with {word}")
  public void receiverAnswers(String hundred) {
    webhooks.answered(hundred);
  }
}
