package testmode.merchant;

import com.stripe.model.Event;

/**
 * M07: nobody remembers which events were handled, so each paid event sends the goods out.
 *
 * <p>Seen in real shops: two endpoints for one address, or the return page and the event side by
 * side, and everything that follows a payment happens twice: mails, stock, gift cards.
 */
public final class EveryEventFulfils extends Decisions {

  @Override
  public void handle(Event event, EventHandling handling) throws StripeFailure {
    EventHandling.Look look = handling.look(event);
    handling.inTransaction(
        books -> {
          boolean paid = OrderRow.isPaid(books, handling.orderId());
          handling.book(books, look);
          if (paid && event.getType().equals("payment_intent.succeeded")) {
            OrderRow.fulfil(books, handling.orderId());
          }
        });
  }
}
