package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The network says 500; the merchant never sees this event. */
final class EventRefused extends EventFault {

  EventRefused(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    return Reply.Whole.text(500, "refused by the network");
  }
}
