package testmode.network;

/**
 * Stripe's answer is held until an event that this call caused has been handed over to the merchant
 * and answered, for at most {@code holdMillis}; the plan's event type says which event, any by
 * default.
 */
final class EventEarly extends CallFault {

  EventEarly(FaultFacts facts) {
    super(facts);
    value("holdMillis");
  }

  @Override
  Reply afterStripe(Passage call, Reply.Whole answer) {
    call.awaitEventCausedBy(answer, value("holdMillis"));
    return answer;
  }
}
