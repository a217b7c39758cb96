package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/**
 * Stripe's answer is held until an event that this call caused has been handed over to the merchant
 * and answered, for at most {@code holdMillis}; the plan's event type says which event, any by
 * default.
 */
final class EventEarly extends CallFault {

  EventEarly(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  public boolean waitsForAnEvent() {
    return true;
  }

  @Override
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    call.awaitEventCausedBy(answer, value("holdMillis"));
    return answer;
  }
}
