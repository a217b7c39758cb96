package testmode.network.faults;

import org.jspecify.annotations.Nullable;
import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The request is held for a while, then served as ever. */
final class Slow extends CallFault {

  Slow(FaultFacts facts) {
    super(facts);
    value("delayMillis");
  }

  @Override
  public boolean keepsFromStripe() {
    return false;
  }

  @Override
  public @Nullable Reply beforeStripe(CallOnItsWay call) {
    call.hold(value("delayMillis"));
    return null;
  }
}
