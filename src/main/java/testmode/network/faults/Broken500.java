package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** An error meets the request before Stripe executes anything. */
final class Broken500 extends CallFault {

  Broken500(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply beforeStripe(CallOnItsWay call) {
    return StripeErrors.broken(500, 0);
  }
}
