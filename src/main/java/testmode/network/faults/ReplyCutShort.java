package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/**
 * The caller gets status, headers and the first bytes of Stripe's answer. At least its last byte is
 * missing.
 */
final class ReplyCutShort extends CallFault {

  private final int replyBytes;

  ReplyCutShort(FaultFacts facts) {
    super(facts);
    replyBytes = value("replyBytes", 0, Integer.MAX_VALUE);
  }

  @Override
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    return new Reply.CutShort(answer, replyBytes);
  }
}
