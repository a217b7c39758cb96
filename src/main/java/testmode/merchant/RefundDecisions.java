package testmode.merchant;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What decides whether money goes back once, and never more than came in. */
interface RefundDecisions {

  /**
   * Takes the amount out of what remains, in the books, before Stripe is called.
   *
   * <p>Otherwise: one click too many, or one answer lost, and the shopper gets the money twice.
   *
   * @param amount minor units; null for all that remains
   * @param officeKey the back office's own key for this request, if it sent one
   * @param now milliseconds since 1970
   * @throws ShopError 422 if less remains
   */
  default RefundBook.Claim claimRefund(
      Handle books, Order order, @Nullable Long amount, @Nullable String officeKey, long now) {
    return RefundBook.claim(books, order, amount, officeKey, now);
  }

  /**
   * Books one refund as Stripe shows it, whether it is news or the third time it is told.
   *
   * <p>Otherwise: the API's answer and the event about it are booked as two refunds, a part is
   * booked as the whole, or a refund that failed later stays in the books.
   */
  default void bookRefund(Handle books, Order order, RefundBook.Seen refund) {
    RefundBook.book(books, order, refund);
  }
}
