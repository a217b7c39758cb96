package testmode.network;

/** Stripe's answer is held until the caller has given up, then dropped. */
final class ReplyLost extends CallFault {

  ReplyLost(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  Reply afterStripe(Passage call, Reply.Whole answer) {
    call.hold(value("holdMillis"));
    return Reply.Broken.DROPPED;
  }
}
