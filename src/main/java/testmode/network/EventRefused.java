package testmode.network;

/** The network says 500; the merchant never sees this delivery. */
final class EventRefused extends EventFault {

  EventRefused(FaultFacts facts) {
    super(facts);
  }

  @Override
  Reply deliver(Delivery delivery) {
    return Reply.Whole.text(500, "refused by the network");
  }
}
