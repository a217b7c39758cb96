package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/**
 * The connection is reset before the request reaches Stripe. The JDK's HttpURLConnection then sends
 * a POST once more by itself: an attempt of its own, which passes unless the plan strikes it too.
 */
final class ResetBeforeStripe extends CallFault {

  ResetBeforeStripe(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply beforeStripe(CallOnItsWay call) {
    return Reply.Broken.RESET;
  }
}
