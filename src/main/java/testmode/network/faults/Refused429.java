package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** Stripe's rate limiter refuses the request. */
final class Refused429 extends CallFault {

  Refused429(FaultFacts facts) {
    super(facts);
    value("retryAfterSeconds");
  }

  @Override
  public Reply beforeStripe(CallOnItsWay call) {
    return StripeErrors.rateLimited(value("retryAfterSeconds"));
  }
}
