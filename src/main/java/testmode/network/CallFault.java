package testmode.network;

import org.jspecify.annotations.Nullable;

/** A fault that strikes calls to Stripe. */
abstract non-sealed class CallFault extends NamedFault {

  CallFault(FaultFacts facts) {
    super(facts);
  }

  /**
   * What the caller gets in Stripe's place; null lets the call go on to Stripe. May hold the call
   * first.
   */
  @Nullable Reply beforeStripe(Passage call) {
    return null;
  }

  /** What the caller gets of the answer that Stripe has given. May hold it first. */
  Reply afterStripe(Passage call, Reply.Whole answer) {
    return answer;
  }
}
