package testmode.merchant;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.model.Event;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The steps of handling one event about an order: look at Stripe, then book.
 *
 * <p>The event only says that something happened to an order. What is booked is what Stripe answers
 * when asked, so events may come twice, late, and in any order.
 */
final class EventHandling {

  private final Jdbi books;
  private final InstantSource clock;
  private final Orders orders;
  private final PaymentBook payments;
  private final RefundDesk refunds;
  private final Inquiries inquiries;
  private final Decisions decisions;
  private final String orderId;

  EventHandling(
      Jdbi books,
      InstantSource clock,
      Orders orders,
      PaymentBook payments,
      RefundDesk refunds,
      Inquiries inquiries,
      Decisions decisions,
      String orderId) {
    this.books = books;
    this.clock = clock;
    this.orders = orders;
    this.payments = payments;
    this.refunds = refunds;
    this.inquiries = inquiries;
    this.decisions = decisions;
    this.orderId = orderId;
  }

  /**
   * How things stand at Stripe.
   *
   * @param seen the order before Stripe was asked
   */
  record Look(Order seen, News news, List<RefundBook.Seen> refunds) {}

  /** The order that the event is about. */
  String orderId() {
    return orderId;
  }

  /**
   * Asks Stripe about the PaymentIntent of the event, and about its refunds if it speaks of one.
   *
   * @throws StripeFailure Stripe could not be asked
   */
  Look look(Event event) throws StripeFailure {
    JsonObject object = object(event);
    Order order = orders.get(orderId);
    Order asked = intentId(object).map(order::with).orElse(order);
    News news = inquiries.ask(asked);
    boolean aboutRefunds = event.getType().contains("refund");
    return new Look(order, news, aboutRefunds ? refunds.seen(asked) : List.of());
  }

  void inTransaction(Consumer<Handle> work) {
    books.useTransaction(work::accept);
  }

  /**
   * Books a look. What was refunded of another PaymentIntent than the order's own is no refund of
   * what the shop has received for it.
   *
   * @throws PaymentBook.Changed the look is not the newest: look again
   */
  void book(Handle h, Look look) {
    payments.book(h, look.seen(), look.news());
    if (ownIntent(h).equals(Optional.ofNullable(look.news().intent()))) {
      look.refunds().forEach(refund -> decisions.bookRefund(h, look.seen(), refund));
    }
  }

  private Optional<String> ownIntent(Handle h) {
    return h.select("SELECT payment_intent FROM orders WHERE id = ?", orderId)
        .mapTo(String.class)
        .findOne();
  }

  /** Marks an event as handled; false if it was. */
  boolean remember(Handle h, Event event) {
    try {
      h.execute(
          "INSERT INTO events (id, type, handled_at) VALUES (?, ?, ?)",
          event.getId(),
          event.getType(),
          clock.millis());
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
        return false;
      }
      throw e;
    }
  }

  /** The event's object as sent: not deserialised, because that depends on the API version. */
  static JsonObject object(Event event) {
    return JsonParser.parseString(event.getDataObjectDeserializer().getRawJson()).getAsJsonObject();
  }

  /** The order id that the shop wrote on the object, or on the PaymentIntent it came from. */
  static Optional<String> orderId(JsonObject object) {
    JsonElement metadata = object.get("metadata");
    return metadata != null && metadata.isJsonObject()
        ? text(metadata.getAsJsonObject(), "order_id")
        : Optional.empty();
  }

  /** The PaymentIntent that the object is or belongs to. */
  static Optional<String> intentId(JsonObject object) {
    return text(object, "object").filter("payment_intent"::equals).isPresent()
        ? text(object, "id")
        : text(object, "payment_intent");
  }

  private static Optional<String> text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }
}
