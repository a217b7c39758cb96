package testmode.network;

import org.jspecify.annotations.Nullable;

/** The request is held for a while, then served as ever. */
final class Slow extends CallFault {

  Slow(FaultFacts facts) {
    super(facts);
    value("delayMillis");
  }

  @Override
  @Nullable Reply beforeStripe(Passage call) {
    call.hold(value("delayMillis"));
    return null;
  }
}
