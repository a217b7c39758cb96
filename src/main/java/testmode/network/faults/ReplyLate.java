package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** Stripe's answer is held for a while, then sent whole. */
final class ReplyLate extends CallFault {

  ReplyLate(FaultFacts facts) {
    super(facts);
    value("delayMillis");
  }

  @Override
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    call.hold(value("delayMillis"));
    return answer;
  }
}
