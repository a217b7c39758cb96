package testmode.network;

/**
 * An altered event takes the place of the true one: it says that more was paid than was, keeps the
 * event's id and carries a well-formed signature by a secret that is not the endpoint's.
 */
final class EventForged extends EventFault {

  private static final String NOT_THE_SECRET = "whsec_" + "0".repeat(32);

  EventForged(FaultFacts facts) {
    super(facts);
  }

  @Override
  Reply deliver(Delivery delivery) {
    byte[] forged = delivery.event().sayingThatMoreWasPaid();
    return delivery.handOver(
        forged, Signature.of(delivery.signedAtSeconds(), forged, NOT_THE_SECRET));
  }
}
