package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** Stripe acts, and an error takes the place of its answer. */
final class Broken500AfterStripe extends CallFault {

  Broken500AfterStripe(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    return StripeErrors.broken(500, 0);
  }
}
