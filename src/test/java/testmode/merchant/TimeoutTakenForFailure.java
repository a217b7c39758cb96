package testmode.merchant;

import com.stripe.exception.StripeException;

/**
 * M24: no answer from Stripe counts as not paid.
 *
 * <p>Seen in real shops: the client's time-out marks the order failed although money moved; the
 * shopper pays again and is charged twice.
 */
public final class TimeoutTakenForFailure extends Decisions {

  @Override
  public StripeFailure sort(StripeException thrown) {
    StripeFailure honest = super.sort(thrown);
    return honest.kind() == StripeFailure.Kind.UNKNOWN
        ? new StripeFailure(StripeFailure.Kind.REFUSED, true, "failed", null, "failed", thrown)
        : honest;
  }
}
