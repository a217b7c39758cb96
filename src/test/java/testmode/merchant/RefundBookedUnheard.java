package testmode.merchant;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * M36: a refund is booked as made when the back office asks for it, before Stripe was heard.
 *
 * <p>Seen in real shops: the call to Stripe fails, nobody takes the booking back, and the shopper
 * waits for money that was never sent.
 */
public final class RefundBookedUnheard extends Decisions {

  @Override
  public RefundBook.Claim claimRefund(
      Handle books, Order order, @Nullable Long amount, @Nullable String officeKey, long now) {
    RefundBook.Claim claim = super.claimRefund(books, order, amount, officeKey, now);
    // With a refund's name at Stripe it counts as seen there: no failure marks it any more.
    books.execute(
        "UPDATE refunds SET state = 'succeeded', stripe_refund = ? WHERE id = ?",
        "taken for granted: " + claim.row().id(),
        claim.row().id());
    return claim;
  }
}
