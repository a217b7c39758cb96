package testmode.network;

/** Stripe's answer is held for a while, then sent whole. */
final class ReplyLate extends CallFault {

  ReplyLate(FaultFacts facts) {
    super(facts);
    value("delayMillis");
  }

  @Override
  Reply afterStripe(Passage call, Reply.Whole answer) {
    call.hold(value("delayMillis"));
    return answer;
  }
}
