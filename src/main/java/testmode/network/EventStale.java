package testmode.network;

/** The event is signed with the endpoint's own secret, but for a moment {@code ageSeconds} ago. */
final class EventStale extends EventFault {

  EventStale(FaultFacts facts) {
    super(facts);
    value("ageSeconds");
  }

  @Override
  boolean needsSecret() {
    return true;
  }

  @Override
  Reply deliver(Delivery delivery) {
    byte[] body = delivery.event().body();
    long then = delivery.signedAtSeconds() - value("ageSeconds");
    return delivery.handOver(body, Signature.of(then, body, delivery.secret()));
  }
}
