package testmode.merchant;

import com.stripe.model.Event;

/**
 * M09: an event is written down as handled before it is.
 *
 * <p>Seen in real shops: the row of the event is committed first, then the handler fails, and when
 * Stripe sends the event again it is taken for a double.
 */
public final class RememberedTooEarly extends Decisions {

  @Override
  public void handle(Event event, EventHandling handling) throws StripeFailure {
    boolean[] first = new boolean[1];
    handling.inTransaction(books -> first[0] = handling.remember(books, event));
    if (first[0]) {
      EventHandling.Look look = handling.look(event);
      handling.inTransaction(books -> handling.book(books, look));
    }
  }
}
