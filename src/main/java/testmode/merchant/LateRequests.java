package testmode.merchant;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Requests that the shop has given up and Stripe may still carry out: an empty list proves nothing
 * about them until they are old.
 */
final class LateRequests {

  private final Jdbi books;
  private final InstantSource clock;
  private final Duration longest;

  LateRequests(Jdbi books, ShopConfig config) {
    this.books = books;
    this.clock = config.clock();
    this.longest = config.longestUnderWay();
  }

  /**
   * An order's latest attempt to make a PaymentIntent, of which nobody knows what became.
   *
   * @param byShopper it makes a PaymentIntent that only the shopper could confirm: it charges
   *     nobody
   * @param underWay Stripe may still carry it out
   */
  record Late(Attempt attempt, boolean byShopper, boolean underWay) {

    Payment payment() {
      return attempt.payment();
    }

    /** Its request may yet charge. */
    boolean mayCharge() {
      return underWay && !byShopper;
    }
  }

  /** What was sent after this moment may still be under way; milliseconds since 1970. */
  long since() {
    return clock.millis() - longest.toMillis();
  }

  /** Empty when the order has its PaymentIntent: that one can be charged only once. */
  Optional<Late> of(Handle h, String orderId) {
    return h.select(
            """
            SELECT a.* FROM attempts a JOIN orders o ON o.id = a.order_id AND o.attempt = a.number
            WHERE o.id = ? AND o.payment_intent IS NULL AND a.outcome IN ('unknown', 'in_progress')
            """,
            orderId)
        .map(
            (row, c) ->
                new Late(
                    new Attempt(
                        orderId,
                        row.getInt("number"),
                        row.getString("idempotency_key"),
                        null,
                        new Payment(row.getString("payment_method"), row.getString("return_url"))),
                    row.getString("flow").equals("shopper"),
                    row.getLong("started_at") > since()))
        .findOne();
  }

  /** The same in a transaction of its own. */
  Optional<Late> of(String orderId) {
    return books.withHandle(h -> of(h, orderId));
  }
}
