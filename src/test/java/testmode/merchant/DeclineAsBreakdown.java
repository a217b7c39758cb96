package testmode.merchant;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;

/**
 * M18: a declined card is treated as an error of the shop.
 *
 * <p>Seen in real shops: insufficient funds break the checkout page, or show as "an error occurred
 * on the server". The shopper learns no reason and cannot pay with another card.
 */
public final class DeclineAsBreakdown extends Decisions {

  @Override
  public StripeFailure sort(StripeException thrown) {
    if (thrown instanceof CardException) {
      throw new IllegalStateException("internal error", thrown);
    }
    return super.sort(thrown);
  }
}
