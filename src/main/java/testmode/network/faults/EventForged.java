package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;
import testmode.network.messages.Signature;

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
  public Reply deliver(EventOnItsWay event) {
    byte[] forged = event.content().sayingThatMoreWasPaid();
    return event.handOver(forged, Signature.of(event.signedAtSeconds(), forged, NOT_THE_SECRET));
  }
}
