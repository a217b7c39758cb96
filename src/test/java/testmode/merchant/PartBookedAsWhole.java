package testmode.merchant;

import org.jdbi.v3.core.Handle;

/**
 * M35: whatever amount goes back, the order is booked as refunded.
 *
 * <p>Seen in real shops: any refund is taken for the end of the order, and the whole of it is
 * cancelled for a part.
 */
public final class PartBookedAsWhole extends Decisions {

  @Override
  public void bookRefund(Handle books, Order order, RefundBook.Seen refund) {
    super.bookRefund(
        books,
        order,
        new RefundBook.Seen(refund.stripeRefund(), refund.row(), order.paid(), refund.state()));
  }
}
