package testmode.merchant;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * M23: a refund that is in the books already is booked again when its event tells of it.
 *
 * <p>Seen in real shops: the answer of the API books the refund, then the event does, and the order
 * shows twice what Stripe gave back.
 */
public final class RefundBookedPerTelling extends Decisions {

  @Override
  public void bookRefund(Handle books, Order order, RefundBook.Seen refund) {
    boolean booked =
        books
            .select("SELECT 1 FROM refunds WHERE stripe_refund = ?", refund.stripeRefund())
            .mapTo(int.class)
            .findFirst()
            .isPresent();
    super.bookRefund(books, order, refund);
    if (booked) {
      books.execute(
          "INSERT INTO refunds (id, order_id, amount, state, asked_at) VALUES (?, ?, ?, ?, 0)",
          "refund_" + UUID.randomUUID(),
          order.id(),
          refund.amount(),
          refund.state());
    }
  }
}
