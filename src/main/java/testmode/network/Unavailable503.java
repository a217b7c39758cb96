package testmode.network;

/** Stripe is unavailable. */
final class Unavailable503 extends CallFault {

  Unavailable503(FaultFacts facts) {
    super(facts);
    value("retryAfterSeconds");
  }

  @Override
  Reply beforeStripe(Passage call) {
    return StripeErrors.broken(503, value("retryAfterSeconds"));
  }
}
