package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** Stripe is unavailable. */
final class Unavailable503 extends CallFault {

  Unavailable503(FaultFacts facts) {
    super(facts);
    value("retryAfterSeconds");
  }

  @Override
  public Reply beforeStripe(CallOnItsWay call) {
    return StripeErrors.broken(503, value("retryAfterSeconds"));
  }
}
