package testmode.network;

/** The request is held until the caller has given up, then dropped; it never reaches Stripe. */
final class RequestLost extends CallFault {

  RequestLost(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  Reply beforeStripe(Passage call) {
    call.hold(value("holdMillis"));
    return Reply.Broken.DROPPED;
  }
}
