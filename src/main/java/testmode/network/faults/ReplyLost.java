package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** Stripe's answer is held until the caller has given up, then dropped. */
final class ReplyLost extends CallFault {

  ReplyLost(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    call.hold(value("holdMillis"));
    return Reply.Broken.DROPPED;
  }
}
