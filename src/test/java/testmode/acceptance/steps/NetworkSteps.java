package testmode.acceptance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import testmode.acceptance.language.Network;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;

/** What happens on the way. */
public final class NetworkSteps {

  private final Network network;

  public NetworkSteps(Network network) {
    this.network = network;
  }

  @Given("the network applies {fault} to {span} {call}")
  public void networkApplies(String fault, Span span, Target call) {
    network.applies(fault, span, call);
  }

  @Given("the network applies {fault} to every {traffic}")
  public void networkAppliesToEvery(String fault, Target traffic) {
    network.applies(fault, Span.EVERY_ATTEMPT, traffic);
  }

  @Given("the network applies {fault} to the first {int} delivery/deliveries of the paid event")
  public void networkAppliesToTheFirst(String fault, int times) {
    network.applies(fault, times, Target.PAID_EVENT);
  }

  @When("Stripe has carried out all that it was asked")
  public void stripeCarriesOutAll() {
    network.stripeCarriesOutAll();
  }

  @When("the network recovers")
  public void networkRecovers() {
    network.recovers();
  }

  @Then("Stripe saw more requests of one payment call than the merchant's own attempts")
  public void stripeSawMoreRequestsThanAttempts() {
    network.stripeSawMoreRequestsThanAttempts();
  }

  @Then("the paid event was handled before Stripe's reply came")
  public void paidEventOvertookTheReply() {
    network.paidEventOvertookTheReply();
  }
}
