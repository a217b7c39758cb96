package shop.checkout;

import com.stripe.model.Refund;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One order of tickets, in cents of a euro. Thread-safe: the event and the shopper's return may
 * bring the same news at the same instant.
 */
final class Order {

  static final String CURRENCY = "eur";
  private static final Set<String> NOTHING_MOVED = Set.of("failed", "canceled");

  private final String id;
  private final String seat;
  private final int quantity;
  private final long total;
  private final Map<String, Long> refunds = new HashMap<>();
  private final Set<String> carriedOut = new HashSet<>();
  private String session;
  private int generation;
  private String paymentIntent;
  private long paid;
  private long underWay;
  private int issued;

  Order(String id, String seat, int quantity, long total) {
    this.id = id;
    this.seat = seat;
    this.quantity = quantity;
    this.total = total;
  }

  String id() {
    return id;
  }

  String seat() {
    return seat;
  }

  int quantity() {
    return quantity;
  }

  long total() {
    return total;
  }

  /** The Checkout Session in which it can be paid; null before the first. */
  synchronized String session() {
    return session;
  }

  /** How many sessions ended without a payment. */
  synchronized int generation() {
    return generation;
  }

  synchronized void isPayableIn(String newSession) {
    session = newSession;
  }

  /** Another session is needed; told twice of the same one, it counts once. */
  synchronized void sessionEnded(String ended) {
    if (ended.equals(session)) {
      session = null;
      generation++;
    }
  }

  synchronized boolean isPaid() {
    return paid > 0;
  }

  synchronized boolean isPaidBy(String intent) {
    return intent != null && intent.equals(paymentIntent);
  }

  synchronized String paymentIntent() {
    return paymentIntent;
  }

  /** Books the payment and issues the tickets, once, whoever comes first. */
  synchronized void complete(String intent) {
    if (paid == 0) {
      completeAgain(intent);
    }
  }

  /** As {@link #complete}, whatever happened before. */
  synchronized void completeAgain(String intent) {
    paymentIntent = intent;
    paid = total;
    issued++;
  }

  synchronized boolean wasCarriedOut(String request) {
    return request != null && carriedOut.contains(request);
  }

  /** A name for the next refund of this amount: the same until one more is booked. */
  synchronized String nextRefund(long amount) {
    return refunds.size() + "-" + amount;
  }

  /**
   * Keeps an amount for a refund that is about to be asked for.
   *
   * @param amount null for all that is left
   */
  synchronized long beginRefund(Long amount) {
    long left = paid - refunded() - underWay;
    long wanted = amount == null ? left : amount;
    if (wanted <= 0 || wanted > left) {
      throw new Refused(422, "No more than " + Money.text(left) + " EUR is left to give back.");
    }
    underWay += wanted;
    return wanted;
  }

  synchronized void endRefund(long wanted) {
    underWay -= wanted;
  }

  /** Books a refund as it stands now; hearing of it again changes nothing. */
  synchronized void book(Refund refund) {
    boolean moved = !NOTHING_MOVED.contains(refund.getStatus());
    refunds.put(refund.getId(), moved ? refund.getAmount() : 0L);
  }

  synchronized void wasAsked(String request) {
    if (request != null) {
      carriedOut.add(request);
    }
  }

  /** As the back office sees it; {@code state} is one word. */
  synchronized Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("state", state());
    row.put("seat", seat);
    row.put("quantity", quantity);
    row.put("total", Money.text(total));
    row.put("paid", Money.text(paid));
    row.put("refunded", Money.text(refunded()));
    row.put("currency", CURRENCY);
    row.put("tickets_issued", issued);
    return row;
  }

  synchronized String state() {
    if (paid == 0) {
      return "awaiting payment";
    }
    long back = refunded();
    return back == 0 ? "bought" : back < paid ? "refunded in part" : "refunded";
  }

  private long refunded() {
    return refunds.values().stream().mapToLong(Long::longValue).sum();
  }
}
