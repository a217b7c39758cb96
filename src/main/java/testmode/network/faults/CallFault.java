package testmode.network.faults;

import org.jspecify.annotations.Nullable;
import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** A fault that strikes calls to Stripe. */
public abstract non-sealed class CallFault extends NamedFault {

  CallFault(FaultFacts facts) {
    super(facts);
  }

  /**
   * What the caller gets in Stripe's place; null lets the call go on to Stripe. May hold the call
   * first.
   */
  public @Nullable Reply beforeStripe(CallOnItsWay call) {
    return null;
  }

  /** Whether a call that it strikes never gets to Stripe. */
  public boolean keepsFromStripe() {
    return facts().leg().equals("BEFORE_STRIPE");
  }

  /** Whether a plan's event type means anything to it: it waits for such an event. */
  public boolean waitsForAnEvent() {
    return false;
  }

  /** What the caller gets of the answer that Stripe has given. May hold it first. */
  public Reply afterStripe(CallOnItsWay call, Reply.Whole answer) {
    return answer;
  }
}
