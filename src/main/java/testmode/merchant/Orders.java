package testmode.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The orders in the books: adding and reading them. */
final class Orders {

  /** Money of an attempt is looked for this long, even if the order was cancelled. */
  private static final Duration LATE_MONEY = Duration.ofDays(1);

  private static final String SELECT =
      """
      SELECT o.*,
        (SELECT COALESCE(SUM(r.amount), 0) FROM refunds r
          WHERE r.order_id = o.id AND r.state IN ('pending', 'succeeded')) AS refunded,
        (SELECT COUNT(*) FROM fulfilments f WHERE f.order_id = o.id) AS fulfilments
      FROM orders o
      """;

  private final Jdbi books;
  private final InstantSource clock;

  Orders(Jdbi books, InstantSource clock) {
    this.books = books;
    this.clock = clock;
  }

  void add(String id, long amount, String currency, long reservedUntil) {
    books.useHandle(
        h ->
            h.execute(
                """
                INSERT INTO orders (id, amount, currency, status, paid, reservation,
                  reserved_until, attempt, version, created_at)
                VALUES (?, ?, ?, 'pending', 0, 'held', ?, 0, 0, ?)
                """,
                id,
                amount,
                currency,
                reservedUntil,
                clock.millis()));
  }

  Optional<Order> find(String id) {
    return one("WHERE o.id = ?", id);
  }

  /**
   * @throws ShopError 404
   */
  Order get(String id) {
    return find(id).orElseThrow(() -> new ShopError(404, "There is no such order."));
  }

  Optional<Order> findByIntent(String intent) {
    return one("WHERE o.payment_intent = ? ORDER BY o.created_at FETCH FIRST ROW ONLY", intent);
  }

  /**
   * Orders whose payment may have moved without the shop hearing of it, oldest first, the cancelled
   * ones last.
   */
  List<String> unsettled(int limit) {
    return ids(
        """
        SELECT id FROM orders o WHERE busy_since IS NULL AND (status = 'unknown'
            OR status IN ('pending', 'requires_action') AND payment_intent IS NOT NULL
            OR status = 'paid' AND NOT EXISTS
              (SELECT 1 FROM settlements s WHERE s.order_id = o.id)
            OR (status = 'pending' OR status = 'cancelled' AND paid = 0) AND EXISTS
              (SELECT 1 FROM attempts a WHERE a.order_id = o.id AND a.started_at > ?))
        ORDER BY CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END, created_at
        FETCH FIRST ? ROWS ONLY
        """,
        clock.millis() - LATE_MONEY.toMillis(),
        limit);
  }

  /** Open orders whose reservation has run out, oldest first. */
  List<String> expired(int limit) {
    return ids(
        """
        SELECT id FROM orders WHERE busy_since IS NULL AND reserved_until <= ?
          AND status IN ('pending', 'requires_action', 'unknown')
        ORDER BY reserved_until FETCH FIRST ? ROWS ONLY
        """,
        clock.millis(),
        limit);
  }

  List<Attempt.Line> attempts(String id) {
    return books.withHandle(
        h ->
            h.select("SELECT * FROM attempts WHERE order_id = ? ORDER BY number", id)
                .map(
                    (row, c) ->
                        new Attempt.Line(
                            row.getInt("number"),
                            row.getString("outcome"),
                            row.getString("reason"),
                            row.getString("failure")))
                .list());
  }

  /**
   * No answer came to the latest attempt, so a PaymentIntent may exist that the shop cannot name.
   */
  boolean lastAttemptUnknown(Order order) {
    return books.withHandle(
        h ->
            h.select(
                    "SELECT 1 FROM attempts WHERE order_id = ? AND number = ? AND (outcome ="
                        + " 'unknown' OR outcome = 'in_progress' AND flow = 'server')",
                    order.id(),
                    order.attempt())
                .mapTo(int.class)
                .findOne()
                .isPresent());
  }

  long createdAt(Order order) {
    return books.withHandle(
        h ->
            h.select("SELECT created_at FROM orders WHERE id = ?", order.id())
                .mapTo(long.class)
                .one());
  }

  Optional<Settlement> settlement(String id) {
    return books.withHandle(
        h ->
            h.select("SELECT * FROM settlements WHERE order_id = ?", id)
                .map(
                    (row, c) ->
                        new Settlement(
                            row.getLong("amount"),
                            row.getString("currency"),
                            row.getString("exchange_rate"),
                            row.getLong("fee"),
                            row.getLong("net")))
                .findOne());
  }

  private Optional<Order> one(String condition, String value) {
    return books.withHandle(h -> h.select(SELECT + condition, value).map(Orders::order).findOne());
  }

  private List<String> ids(String sql, Object... values) {
    return books.withHandle(h -> h.select(sql, values).mapTo(String.class).list());
  }

  private static Order order(ResultSet row, @Nullable StatementContext context)
      throws SQLException {
    long paid = row.getLong("paid");
    long refunded = row.getLong("refunded");
    return new Order(
        row.getString("id"),
        row.getLong("amount"),
        row.getString("currency"),
        Order.Status.of(row.getString("status"), paid, refunded),
        paid,
        refunded,
        row.getInt("fulfilments"),
        row.getString("reservation"),
        row.getLong("reserved_until"),
        row.getString("payment_intent"),
        row.getInt("attempt"),
        row.getObject("busy_since") != null,
        row.getInt("version"),
        row.getString("message"));
  }
}
