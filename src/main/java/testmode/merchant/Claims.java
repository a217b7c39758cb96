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
  private final LateRequests late;

  Claims(Jdbi books, InstantSource clock, LateRequests late) {
    this.books = books;
    this.clock = clock;
    this.late = late;
  }

  /**
   * Claims an order for an attempt to pay and writes the attempt down.
   *
   * <p>While an earlier request may still charge, it is that attempt again, with its key and its
   * parameters; for another payment method nobody gets a claim and the outcome is unknown.
   *
   * @return empty if somebody else has it, or it is not payable (any more)
   */
  Optional<Attempt> claim(Order order, Payment payment, IntFunction<String> key) {
    return books.inTransaction(
        h -> {
          int claimed =
              h.execute(
                  """
                  UPDATE orders SET busy_since = ?, version = version + 1
                  WHERE id = ? AND busy_since IS NULL AND status IN ('pending', 'requires_action')
                  """,
                  clock.millis(),
                  order.id());
          if (claimed == 0) {
            return Optional.empty();
          }
          Optional<LateRequests.Late> earlier = chargingRequest(h, order.id());
          if (earlier.isEmpty()) {
            return Optional.of(addAttempt(h, order.id(), key, "server", payment));
          }
          if (earlier.get().underWay() && earlier.get().payment().sameMethod(payment)) {
            return Optional.of(repeated(h, earlier.get().attempt()));
          }
          leaveUnknown(h, order.id());
          return Optional.empty();
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
          if (chargingRequest(h, order.id()).isPresent()) {
            leaveUnknown(h, order.id());
            return Optional.empty();
          }
          Optional<Attempt> open = openShopperAttempt(h, order.id());
          return open.isPresent()
              ? open.map(attempt -> repeated(h, attempt))
              : Optional.of(addAttempt(h, order.id(), key, "shopper", Payment.NONE));
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

  private Optional<LateRequests.Late> chargingRequest(Handle h, String id) {
    return late.of(h, id).filter(request -> !request.byShopper());
  }

  private Attempt repeated(Handle h, Attempt attempt) {
    h.execute(
        """
        UPDATE attempts SET started_at = ?,
          outcome = CASE WHEN outcome = 'unknown' THEN 'in_progress' ELSE outcome END
        WHERE order_id = ? AND number = ?
        """,
        clock.millis(),
        attempt.orderId(),
        attempt.number());
    return attempt;
  }

  private static void leaveUnknown(Handle h, String id) {
    h.execute(
        "UPDATE orders SET busy_since = NULL, status = 'unknown', message = ?,"
            + " version = version + 1 WHERE id = ?",
        Outcome.UNKNOWN.message(),
        id);
  }

  private Attempt addAttempt(
      Handle h, String id, IntFunction<String> keys, String flow, Payment payment) {
    h.execute("UPDATE orders SET attempt = attempt + 1, version = version + 1 WHERE id = ?", id);
    return h.select("SELECT attempt, payment_intent FROM orders WHERE id = ?", id)
        .map(
            (row, c) -> {
              int number = row.getInt("attempt");
              String key = keys.apply(number);
              h.execute(
                  """
                  INSERT INTO attempts (order_id, number, idempotency_key, flow, started_at, outcome,
                    payment_method, return_url)
                  VALUES (?, ?, ?, ?, ?, 'in_progress', ?, ?)
                  """,
                  id,
                  number,
                  key,
                  flow,
                  clock.millis(),
                  payment.method(),
                  payment.returnUrl());
              return new Attempt(id, number, key, row.getString("payment_intent"), payment);
            })
        .one();
  }

  private static Optional<Attempt> openShopperAttempt(Handle h, String id) {
    return h.select(
            """
            SELECT a.*, o.payment_intent FROM attempts a
            JOIN orders o ON o.id = a.order_id AND o.attempt = a.number
            WHERE o.id = ? AND a.flow = 'shopper' AND (a.outcome IN ('in_progress', 'requires_action')
              OR a.outcome = 'unknown' AND o.payment_intent IS NULL)
            """,
            id)
        .map(
            (row, c) ->
                new Attempt(
                    id,
                    row.getInt("number"),
                    row.getString("idempotency_key"),
                    row.getString("payment_intent"),
                    Payment.NONE))
        .findOne();
  }
}
