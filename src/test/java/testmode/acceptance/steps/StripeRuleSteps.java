package testmode.acceptance.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import testmode.acceptance.language.RawStripe;
import testmode.driver.Money;

/** Stripe's own rules, asked of Stripe directly. */
public final class StripeRuleSteps {

  private final RawStripe stripe;

  public StripeRuleSteps(RawStripe stripe) {
    this.stripe = stripe;
  }

  @When("a PaymentIntent of {money} is created twice under one idempotency key")
  public void createdTwice(Money amount) {
    stripe.createsTwiceUnderOneKey(amount, amount);
  }

  @When("one idempotency key is used for {money} and again for {money}")
  public void usedTwice(Money amount, Money again) {
    stripe.createsTwiceUnderOneKey(amount, again);
  }

  @When("Stripe is asked with {badRequest}")
  public void stripeIsAsked(String request) {
    stripe.isAskedWith(request);
  }

  @Then("both answers name the same PaymentIntent")
  public void bothNameTheSame() {
    stripe.bothNameTheSamePaymentIntent();
  }

  @Then("only the second answer is marked as replayed")
  public void onlySecondIsReplayed() {
    stripe.onlyTheSecondIsMarkedAsReplayed();
  }

  @Then("Stripe refuses the second request with type {word}")
  public void secondIsRefused(String type) {
    stripe.secondIsRefusedWith(type);
  }

  @Then("Stripe answers with status {int} and type {word}")
  public void stripeAnswers(int status, String type) {
    stripe.answersWith(status, type);
  }
}
