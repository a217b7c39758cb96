package testmode.merchant;

import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes down what was learned about payments; the only place where an order becomes paid.
 *
 * <p>Paid is final and counts whoever brings it. Anything else counts only if it is newer than what
 * the books hold: the owner of a claim knows that it is, everybody else shows the version that they
 * saw before they asked.
 */
final class PaymentBook {

  private static final String OPEN = "status IN ('pending', 'requires_action', 'unknown')";

  private final Jdbi books;
  private final InstantSource clock;
  private final LateRequests late;
  private final Decisions decisions;

  PaymentBook(Jdbi books, InstantSource clock, LateRequests late, Decisions decisions) {
    this.books = books;
    this.clock = clock;
    this.late = late;
    this.decisions = decisions;
  }

  /** Thrown when the books have changed since they were read: look again. */
  static final class Changed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Changed(Order seen) {
      super("Order " + seen.id() + " has changed since version " + seen.version());
    }
  }

  /** Keeps the id of the PaymentIntent that was made for the order. */
  void noteIntent(String orderId, String intent) {
    books.useHandle(
        h ->
            h.execute(
                "UPDATE orders SET payment_intent = ?, version = version + 1"
                    + " WHERE id = ? AND payment_intent IS NULL",
                intent,
                orderId));
  }

  /**
   * A shopper's payment could not be prepared: nobody is charged, but what Stripe holds is open.
   */
  void noteFailure(Attempt attempt, StripeFailure failure) {
    News news = News.of(failure);
    books.useTransaction(h -> noteAttempt(h, attempt.orderId(), attempt.number(), news));
  }

  /** Books the answer to a claimed order's call and gives the order free. */
  void bookAnswer(String orderId, int attempt, News news) {
    books.useTransaction(
        h -> {
          lock(h, orderId);
          bookIf(h, orderId, news, " AND attempt = " + attempt);
          noteAttempt(h, orderId, attempt, news);
          h.execute(
              "UPDATE orders SET busy_since = NULL, version = version + 1"
                  + " WHERE id = ? AND attempt = ?",
              orderId,
              attempt);
        });
  }

  /**
   * Books what Stripe said when it was asked.
   *
   * @throws Changed if it may be older than what the books hold
   */
  void book(Order seen, News news) {
    books.useTransaction(h -> book(h, seen, news));
  }

  /** The same inside a transaction that books something else as well. */
  void book(Handle h, Order seen, News news) {
    lock(h, seen.id());
    // An attempt in flight tells its own outcome; unless it is paid, which is final.
    if (news.outcome() != Outcome.PAID && (seen.busy() || aboutAnother(seen, news))) {
      return;
    }
    boolean booked =
        bookIf(h, seen.id(), news, " AND busy_since IS NULL AND version = " + seen.version());
    if (booked) {
      // Nothing at Stripe yet: the order is payable, but what became of the attempt is still open.
      boolean nothing = news.outcome() == Outcome.DECLINED && news.intent() == null;
      if (!nothing || late.of(h, seen.id()).filter(LateRequests.Late::underWay).isEmpty()) {
        noteAttempt(h, seen.id(), seen.attempt(), news);
      }
    } else if (seen.open()) {
      throw new Changed(seen);
    }
  }

  private static boolean aboutAnother(Order seen, News news) {
    return seen.paymentIntent() != null
        && news.intent() != null
        && !seen.paymentIntent().equals(news.intent());
  }

  private boolean bookIf(Handle h, String id, News news, String condition) {
    String message = news.told(decisions).message();
    return switch (news.outcome()) {
      case PAID -> {
        becomePaid(h, id, news, message);
        yield true;
      }
      case CANCELLED ->
          h.execute(
                  "UPDATE orders SET status = 'cancelled', reservation = 'released', message = ?,"
                      + " version = version + 1 WHERE id = ? AND "
                      + OPEN
                      + condition,
                  message,
                  id)
              == 1;
      case DECLINED, REQUIRES_ACTION, UNKNOWN, IN_PROGRESS ->
          h.execute(
                  "UPDATE orders SET status = ?, message = ?, version = version + 1,"
                      + " payment_intent = COALESCE(?, payment_intent) WHERE id = ? AND "
                      + OPEN
                      + condition,
                  status(news.outcome()).wire(),
                  message,
                  news.intent(),
                  id)
              == 1;
    };
  }

  private void becomePaid(Handle h, String id, News news, String message) {
    int became =
        h.execute(
            "UPDATE orders SET status = 'paid', paid = amount, reservation = 'used', message = ?,"
                + " version = version + 1, payment_intent = COALESCE(?, payment_intent)"
                + " WHERE id = ? AND "
                + OPEN,
            message,
            news.intent(),
            id);
    if (became == 1) {
      h.execute("INSERT INTO fulfilments (order_id, done_at) VALUES (?, ?)", id, clock.millis());
    } else {
      noteStrayMoney(h, id, news);
    }
    bookSettlement(h, id, news);
  }

  /** Money that nobody expects any more must not vanish from the books. */
  private static void noteStrayMoney(Handle h, String id, News news) {
    h.execute(
        "UPDATE orders SET paid = amount, payment_intent = COALESCE(?, payment_intent),"
            + " message = 'A payment arrived after the cancellation: it must be refunded.'"
            + " WHERE id = ? AND status = 'cancelled' AND paid = 0",
        news.intent(),
        id);
    h.execute(
        "UPDATE orders SET message = 'A second payment arrived: it must be refunded.'"
            + " WHERE id = ? AND status = 'paid' AND payment_intent <> ?",
        id,
        news.intent());
  }

  private static void bookSettlement(Handle h, String id, News news) {
    Settlement settlement = news.settlement();
    if (settlement == null) {
      return;
    }
    h.execute(
        """
        INSERT INTO settlements (order_id, amount, currency, exchange_rate, fee, net)
        SELECT id, ?, ?, ?, ?, ? FROM orders o WHERE id = ?
          AND NOT EXISTS (SELECT 1 FROM settlements s WHERE s.order_id = o.id)
        """,
        settlement.amount(),
        settlement.currency(),
        settlement.exchangeRate(),
        settlement.fee(),
        settlement.net(),
        id);
  }

  private static void noteAttempt(Handle h, String id, int number, News news) {
    boolean nothingTried = news.outcome() == Outcome.DECLINED && news.reason() == null;
    h.execute(
        """
        UPDATE attempts SET outcome = CASE WHEN outcome = 'paid' THEN outcome ELSE ? END,
          reason = ?, failure = COALESCE(?, failure)
        WHERE order_id = ? AND number = ? AND (flow <> 'shopper' OR outcome = 'unknown' OR ?)
          AND (outcome <> 'declined' OR flow = 'shopper')
        """,
        news.outcome().wire(),
        news.reason(),
        news.failure(),
        id,
        number,
        !nothingTried);
  }

  private static Order.Status status(Outcome outcome) {
    return switch (outcome) {
      case PAID -> Order.Status.PAID;
      case DECLINED -> Order.Status.PENDING;
      case REQUIRES_ACTION -> Order.Status.REQUIRES_ACTION;
      case CANCELLED -> Order.Status.CANCELLED;
      case UNKNOWN, IN_PROGRESS -> Order.Status.UNKNOWN;
    };
  }

  private static void lock(Handle h, String id) {
    h.select("SELECT id FROM orders WHERE id = ? FOR UPDATE", id).mapTo(String.class).findOne();
  }
}
