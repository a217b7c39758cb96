package testmode.network;

/** The event is held for a while or until it is released. */
final class EventLate extends EventFault {

  EventLate(FaultFacts facts) {
    super(facts);
    value("delayMillis");
  }

  @Override
  Reply deliver(Delivery delivery) {
    delivery.hold(value("delayMillis"));
    return delivery.handOver();
  }
}
