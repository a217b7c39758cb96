package testmode.merchant;

import com.stripe.model.Refund;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The refunds in the books: claimed before Stripe is called, each booked once. */
final class RefundBook {

  private final Jdbi books;

  RefundBook(Jdbi books) {
    this.books = books;
  }

  /**
   * One refund that the back office asked for.
   *
   * @param amount minor units of the order's currency
   * @param key idempotency key of the call to Stripe; null leaves it to the SDK
   * @param askedAt when its request was last sent, milliseconds since 1970
   * @param answerStatus HTTP status that the back office got; null before the answer
   */
  record Row(
      String id,
      String orderId,
      long amount,
      String state,
      @Nullable String key,
      long askedAt,
      @Nullable Integer answerStatus,
      @Nullable String answer) {}

  /**
   * @param fresh false if the back office asked for this one before
   */
  record Claim(Row row, boolean fresh) {}

  /**
   * A refund as Stripe shows it.
   *
   * @param row the id under which the shop asked for it; null if it was made elsewhere
   * @param state pending, succeeded or failed
   */
  record Seen(String stripeRefund, @Nullable String row, long amount, String state) {

    static Seen of(Refund refund) {
      Map<String, String> metadata = refund.getMetadata();
      return new Seen(
          refund.getId(),
          metadata == null ? null : metadata.get("refund"),
          refund.getAmount(),
          switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> "succeeded";
            case "failed", "canceled" -> "failed";
            default -> "pending";
          });
    }
  }

  /**
   * Takes an amount out of what remains.
   *
   * <p>A refund whose outcome is unknown is asked for again, under its own key to Stripe: by the
   * office's key, and without one by the same amount.
   *
   * @throws ShopError 422 if less remains, or if the key was used for another amount
   */
  static Claim claim(
      Handle h, Order order, @Nullable Long amount, @Nullable String officeKey, long now) {
    long paid = paidOf(h, order.id());
    long remaining = paid - taken(h, order.id());
    Optional<Row> earlier =
        officeKey == null ? findUnknown(h, order, amount, remaining) : find(h, order, officeKey);
    if (earlier.isPresent()) {
      Row row = same(earlier.get(), amount);
      h.execute(
          "UPDATE refunds SET asked_at = ? WHERE id = ? AND state = 'unknown'", now, row.id());
      return new Claim(row, false);
    }
    long wanted = amount == null ? remaining : amount;
    if (remaining <= 0 || wanted > remaining) {
      throw tooMuch(order, remaining);
    }
    return new Claim(add(h, order.id(), wanted, officeKey, now), true);
  }

  /** Books one refund as Stripe shows it; the same one again changes nothing. */
  static void book(Handle h, Order order, Seen seen) {
    lock(h, order.id());
    // What failed at Stripe stays failed; what only failed on the way there may turn up later.
    int known =
        h.execute(
            """
            UPDATE refunds SET stripe_refund = ?, amount = ?,
              state = CASE WHEN state = 'failed' AND stripe_refund IS NOT NULL THEN state ELSE ? END
            WHERE stripe_refund = ? OR id = ? AND order_id = ?
            """,
            seen.stripeRefund(),
            seen.amount(),
            seen.state(),
            seen.stripeRefund(),
            seen.row(),
            order.id());
    if (known == 0) {
      h.execute(
          "INSERT INTO refunds (id, order_id, amount, state, stripe_refund, asked_at)"
              + " VALUES (?, ?, ?, ?, ?, 0)",
          newId(),
          order.id(),
          seen.amount(),
          seen.state(),
          seen.stripeRefund());
    }
  }

  /** The call for it brought no answer, or a no. */
  void mark(String row, String state) {
    books.useHandle(
        h ->
            h.execute(
                "UPDATE refunds SET state = ? WHERE id = ? AND stripe_refund IS NULL", state, row));
  }

  /** Keeps the answer for a back office that asks again. */
  void keepAnswer(String row, int status, String answer) {
    books.useHandle(
        h ->
            h.execute(
                "UPDATE refunds SET answer_status = ?, answer = ? WHERE id = ?",
                status,
                answer,
                row));
  }

  Row get(String id) {
    return books.withHandle(h -> rows(h, "id = ?", id).get(0));
  }

  /**
   * Refunds without a final state, oldest first.
   *
   * @param abandoned asked for before this time and never answered
   */
  List<Row> unsettled(long abandoned, int limit) {
    return books.withHandle(
        h ->
            rows(
                h,
                "state IN ('unknown', 'pending') OR state = 'asked' AND asked_at < ?"
                    + " ORDER BY asked_at FETCH FIRST ? ROWS ONLY",
                abandoned,
                limit));
  }

  private static Row add(
      Handle h, String orderId, long amount, @Nullable String officeKey, long now) {
    String id = newId();
    String key = id + "-" + UUID.randomUUID();
    h.execute(
        "INSERT INTO refunds (id, order_id, amount, state, idempotency_key, office_key, asked_at)"
            + " VALUES (?, ?, ?, 'asked', ?, ?, ?)",
        id,
        orderId,
        amount,
        key,
        officeKey,
        now);
    return new Row(id, orderId, amount, "asked", key, now, null, null);
  }

  private static Row same(Row earlier, @Nullable Long amount) {
    if (amount != null && amount != earlier.amount()) {
      throw new ShopError(
          422, "This Idempotency-Key was used for another amount: take a new one to refund again.");
    }
    return earlier;
  }

  private static ShopError tooMuch(Order order, long remaining) {
    return new ShopError(
        422,
        remaining <= 0
            ? "Nothing is left to refund of this order."
            : "Only %s of this order can still be refunded."
                .formatted(Prices.text(remaining, order.currency())));
  }

  /** What was refunded or is on its way. */
  private static long taken(Handle h, String orderId) {
    return h.select(
            "SELECT COALESCE(SUM(amount), 0) FROM refunds WHERE order_id = ? AND state <> 'failed'",
            orderId)
        .mapTo(long.class)
        .one();
  }

  private static long paidOf(Handle h, String orderId) {
    return h.select("SELECT paid FROM orders WHERE id = ? FOR UPDATE", orderId)
        .mapTo(long.class)
        .one();
  }

  private static void lock(Handle h, String orderId) {
    paidOf(h, orderId);
  }

  private static Optional<Row> find(Handle h, Order order, String officeKey) {
    return rows(h, "order_id = ? AND office_key = ?", order.id(), officeKey).stream().findFirst();
  }

  /** The one that a request without a key repeats; the rest of nothing is what took it all. */
  private static Optional<Row> findUnknown(
      Handle h, Order order, @Nullable Long amount, long remaining) {
    List<Row> unknown =
        rows(
            h,
            "order_id = ? AND state = 'unknown' AND office_key IS NULL ORDER BY asked_at",
            order.id());
    return unknown.stream()
        .filter(row -> amount == null ? remaining == 0 : amount == row.amount())
        .findFirst();
  }

  private static List<Row> rows(Handle h, String condition, Object... values) {
    return h.select("SELECT * FROM refunds WHERE " + condition, values)
        .map(
            (row, c) ->
                new Row(
                    row.getString("id"),
                    row.getString("order_id"),
                    row.getLong("amount"),
                    row.getString("state"),
                    row.getString("idempotency_key"),
                    row.getLong("asked_at"),
                    row.getObject("answer_status", Integer.class),
                    row.getString("answer")))
        .list();
  }

  private static String newId() {
    return "refund_" + UUID.randomUUID().toString().replace("-", "");
  }
}
