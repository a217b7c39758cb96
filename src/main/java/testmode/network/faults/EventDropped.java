package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The network takes the event and says 200; the merchant never sees it. */
final class EventDropped extends EventFault {

  EventDropped(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    return Reply.Whole.text(200, "taken by the network");
  }
}
