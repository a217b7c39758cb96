package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The request is held until the caller has given up, then dropped; it never reaches Stripe. */
final class RequestLost extends CallFault {

  RequestLost(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  public Reply beforeStripe(CallOnItsWay call) {
    call.hold(value("holdMillis"));
    return Reply.Broken.DROPPED;
  }
}
