package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/**
 * The connection is reset after Stripe has acted. The JDK's HttpURLConnection then sends a POST
 * once more by itself: Stripe sees two, the merchant one answer, unless the plan strikes the second
 * too.
 */
final class ResetAfterStripe extends CallFault {

  ResetAfterStripe(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    return Reply.Broken.RESET;
  }
}
