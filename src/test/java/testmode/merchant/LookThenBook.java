package testmode.merchant;

import com.stripe.model.Event;

/**
 * M08: first a look whether the event was handled, then the handling, and nothing that keeps a
 * second delivery from looking in between.
 *
 * <p>Seen in real shops: a SELECT followed by an INSERT, without a unique constraint. The same
 * event delivered three times at one moment is booked three times.
 */
public final class LookThenBook extends Decisions {

  @Override
  public void handle(Event event, EventHandling handling) throws StripeFailure {
    boolean[] handled = new boolean[1];
    handling.inTransaction(books -> handled[0] = OrderRow.isHandled(books, event));
    if (handled[0]) {
      return;
    }
    EventHandling.Look look = handling.look(event);
    handling.inTransaction(
        books -> {
          boolean first = handling.remember(books, event);
          handling.book(books, look);
          if (!first && look.news().outcome() == Outcome.PAID) {
            OrderRow.fulfil(books, handling.orderId());
          }
        });
  }
}
