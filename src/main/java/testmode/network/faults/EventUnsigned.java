package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The event arrives without its signature header. */
final class EventUnsigned extends EventFault {

  EventUnsigned(FaultFacts facts) {
    super(facts);
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    return event.handOver(event.content().body(), null);
  }
}
