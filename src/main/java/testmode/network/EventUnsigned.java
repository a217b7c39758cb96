package testmode.network;

/** The event arrives without its signature header. */
final class EventUnsigned extends EventFault {

  EventUnsigned(FaultFacts facts) {
    super(facts);
  }

  @Override
  Reply deliver(Delivery delivery) {
    return delivery.handOver(delivery.event().body(), null);
  }
}
