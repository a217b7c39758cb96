package testmode.network;

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
  Reply deliver(Delivery delivery) {
    delivery.handOver();
    if (value("holdMillis") == 0) {
      return Reply.Whole.text(500, "the merchant's answer was lost by the network");
    }
    delivery.hold(value("holdMillis"));
    return Reply.Broken.DROPPED;
  }
}
