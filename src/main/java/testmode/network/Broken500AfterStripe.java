package testmode.network;

/** Stripe acts, and an error takes the place of its answer. */
final class Broken500AfterStripe extends CallFault {

  Broken500AfterStripe(FaultFacts facts) {
    super(facts);
  }

  @Override
  Reply afterStripe(Passage call, Reply.Whole answer) {
    return StripeErrors.broken(500, 0);
  }
}
