package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/**
 * The merchant handles the event and Stripe hears something else: 500 at once or, with {@code
 * holdMillis} above 0, nothing until the connection is dropped.
 */
final class EventAckLost extends EventFault {

  EventAckLost(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    event.handOver();
    if (value("holdMillis") == 0) {
      return Reply.Whole.text(500, "the merchant's answer was lost by the network");
    }
    event.hold(value("holdMillis"));
    return Reply.Broken.DROPPED;
  }
}
