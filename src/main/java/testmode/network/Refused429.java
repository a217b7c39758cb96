package testmode.network;

/** Stripe's rate limiter refuses the request. */
final class Refused429 extends CallFault {

  Refused429(FaultFacts facts) {
    super(facts);
    value("retryAfterSeconds");
  }

  @Override
  Reply beforeStripe(Passage call) {
    return StripeErrors.rateLimited(value("retryAfterSeconds"));
  }
}
