package testmode.merchant;

import com.stripe.model.Event;
import org.jdbi.v3.core.Handle;

/** What saboteurs do to an order behind the back of the shop's own rules. */
final class OrderRow {

  private OrderRow() {}

  /** Whether it is paid; nobody else books it until the transaction ends. */
  static boolean isPaid(Handle books, String order) {
    return books
        .select("SELECT status FROM orders WHERE id = ? FOR UPDATE", order)
        .mapTo(String.class)
        .one()
        .equals("paid");
  }

  static boolean isHandled(Handle books, Event event) {
    return books
        .select("SELECT 1 FROM events WHERE id = ?", event.getId())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  /** Sends the goods out, once more or not. */
  static void fulfil(Handle books, String order) {
    books.execute("INSERT INTO fulfilments (order_id, done_at) VALUES (?, 0)", order);
  }

  static void becomeUnpaid(Handle books, String order) {
    books.execute("UPDATE orders SET status = 'pending', paid = 0 WHERE id = ?", order);
  }
}
