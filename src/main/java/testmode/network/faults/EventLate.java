package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The event is held for a while or until it is released. */
final class EventLate extends EventFault {

  EventLate(FaultFacts facts) {
    super(facts);
    value("delayMillis");
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    event.hold(value("delayMillis"));
    return event.handOver();
  }
}
