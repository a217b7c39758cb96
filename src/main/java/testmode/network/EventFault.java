package testmode.network;

/** A fault that strikes events on their way from Stripe to the merchant. */
abstract non-sealed class EventFault extends NamedFault {

  EventFault(FaultFacts facts) {
    super(facts);
  }

  /** Hands the event over, or not, or differently; returns what Stripe is told. */
  abstract Reply deliver(Delivery delivery);

  /** Whether the fault signs, and so must know the endpoint's secret. */
  boolean needsSecret() {
    return false;
  }
}
