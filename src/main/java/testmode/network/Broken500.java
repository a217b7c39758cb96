package testmode.network;

/** An error meets the request before Stripe executes anything. */
final class Broken500 extends CallFault {

  Broken500(FaultFacts facts) {
    super(facts);
  }

  @Override
  Reply beforeStripe(Passage call) {
    return StripeErrors.broken(500, 0);
  }
}
