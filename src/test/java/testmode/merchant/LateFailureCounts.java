package testmode.merchant;

import com.stripe.model.Event;

/**
 * M14: the event of a declined attempt makes the order unpaid, however it stands by now.
 *
 * <p>Seen in real shops: the failed event of an older attempt comes late, overwrites the success,
 * and a paid order is shown as failed.
 */
public final class LateFailureCounts extends Decisions {

  @Override
  public void handle(Event event, EventHandling handling) throws StripeFailure {
    super.handle(event, handling);
    if (event.getType().equals("payment_intent.payment_failed")) {
      handling.inTransaction(books -> OrderRow.becomeUnpaid(books, handling.orderId()));
    }
  }
}
