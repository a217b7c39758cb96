package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/**
 * The event is held until another one that came later has been handed over, for at most {@code
 * holdMillis}. Takes effect only when the later event is sent while this one is under way, as
 * Stripe does.
 */
final class EventsSwapped extends EventFault {

  EventsSwapped(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    event.awaitLaterEvent(value("holdMillis"));
    return event.handOver();
  }
}
