package testmode.merchant;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who may talk to Stripe about an order: one at a time.
 *
 * <p>A claim is a short transaction of its own, finished before Stripe is called; the one who holds
 * it books the answer and gives the order free.
 */
final class Claims {

  private final Jdbi books;
  private final InstantSource clock;

  Claims(Jdbi books, InstantSource clock) {
    this.books = books;
    this.clock = clock;
  }

  /**
   * Claims an order for an attempt to pay and writes the attempt down.
   *
   * @return empty if somebody else has it, or it is not payable (any more)
   */
  Optional<Attempt> claim(Order order, IntFunction<String> key) {
    return books.inTransaction(
        h -> {
          int claimed =
              h.execute(
                  """
                  UPDATE orders SET busy_since = ?, attempt = attempt + 1, version = version + 1
                  WHERE id = ? AND busy_since IS NULL AND status IN ('pending', 'requires_action')
                  """,
                  clock.millis(),
                  order.id());
          return claimed == 0
              ? Optional.empty()
              : Optional.of(addAttempt(h, order.id(), key, "server"));
        });
  }

  /**
   * The attempt of a shopper who confirms in the browser: the one that is open, or a new one.
   *
   * <p>Two requests get the same attempt and so the same idempotency key: one PaymentIntent.
   *
   * @return empty while the order is busy, or when it is not payable
   */
  Optional<Attempt> shopperAttempt(Order order, IntFunction<String> key) {
    return books.inTransaction(
        h -> {
          boolean payable =
              h.select(
                      """
                      SELECT 1 FROM orders WHERE id = ? AND busy_since IS NULL
                        AND status IN ('pending', 'requires_action') FOR UPDATE
                      """,
                      order.id())
                  .mapTo(int.class)
                  .findOne()
                  .isPresent();
          if (!payable) {
            return Optional.empty();
          }
          Optional<Attempt> open = openShopperAttempt(h, order.id());
          if (open.isPresent()) {
            return open;
          }
          h.execute(
              "UPDATE orders SET attempt = attempt + 1, version = version + 1 WHERE id = ?",
              order.id());
          return Optional.of(addAttempt(h, order.id(), key, "shopper"));
        });
  }

  /** Claims an open order so that nobody pays it while it is being cancelled. */
  boolean claimForExpiry(String id) {
    return books.inTransaction(
        h ->
            h.execute(
                    """
                    UPDATE orders SET busy_since = ?, version = version + 1
                    WHERE id = ? AND busy_since IS NULL AND reserved_until <= ?
                      AND status IN ('pending', 'requires_action', 'unknown')
                    """,
                    clock.millis(),
                    id,
                    clock.millis())
                == 1);
  }

  /** Gives an order free that somebody claimed. */
  void release(String id) {
    books.useHandle(
        h ->
            h.execute(
                "UPDATE orders SET busy_since = NULL, version = version + 1 WHERE id = ?", id));
  }

  /** What was claimed before {@code millis} and never finished has an unknown outcome. */
  void giveUpClaimsOf(long millis) {
    books.useHandle(
        h ->
            h.execute(
                """
                UPDATE orders SET busy_since = NULL, version = version + 1,
                  status = CASE WHEN status IN ('pending', 'requires_action') THEN 'unknown'
                    ELSE status END
                WHERE busy_since < ?
                """,
                millis));
  }

  private Attempt addAttempt(Handle h, String id, IntFunction<String> keys, String flow) {
    return h.select("SELECT attempt, payment_intent FROM orders WHERE id = ?", id)
        .map(
            (row, c) -> {
              int number = row.getInt("attempt");
              String key = keys.apply(number);
              h.execute(
                  """
                  INSERT INTO attempts (order_id, number, idempotency_key, flow, started_at, outcome)
                  VALUES (?, ?, ?, ?, ?, 'in_progress')
                  """,
                  id,
                  number,
                  key,
                  flow,
                  clock.millis());
              return new Attempt(id, number, key, row.getString("payment_intent"));
            })
        .one();
  }

  private static Optional<Attempt> openShopperAttempt(Handle h, String id) {
    return h.select(
            """
            SELECT a.*, o.payment_intent FROM attempts a
            JOIN orders o ON o.id = a.order_id AND o.attempt = a.number
            WHERE o.id = ? AND a.flow = 'shopper' AND a.outcome IN ('in_progress', 'requires_action')
            """,
            id)
        .map(
            (row, c) ->
                new Attempt(
                    id,
                    row.getInt("number"),
                    row.getString("idempotency_key"),
                    row.getString("payment_intent")))
        .findOne();
  }
}
