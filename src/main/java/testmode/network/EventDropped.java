package testmode.network;

/** The network takes the event and says 200; the merchant never sees it. */
final class EventDropped extends EventFault {

  EventDropped(FaultFacts facts) {
    super(facts);
  }

  @Override
  Reply deliver(Delivery delivery) {
    return Reply.Whole.text(200, "taken by the network");
  }
}
