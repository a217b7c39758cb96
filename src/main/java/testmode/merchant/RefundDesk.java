package testmode.merchant;

import com.stripe.model.Refund;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Gives money back for the back office: claimed in the books first, then asked of Stripe. */
final class RefundDesk {

  /** The HTTP status of a refund whose outcome is unknown. */
  private static final int UNKNOWN = 202;

  private final Jdbi books;
  private final Orders orders;
  private final RefundBook refunds;
  private final StripePayments stripe;
  private final Prices prices;
  private final Decisions decisions;
  private final InstantSource clock;
  private final LateRequests late;

  RefundDesk(
      Jdbi books,
      Orders orders,
      StripePayments stripe,
      Prices prices,
      Decisions decisions,
      InstantSource clock,
      LateRequests late) {
    this.books = books;
    this.orders = orders;
    this.refunds = new RefundBook(books);
    this.stripe = stripe;
    this.prices = prices;
    this.decisions = decisions;
    this.clock = clock;
    this.late = late;
  }

  /**
   * One refund.
   *
   * @param amountText a decimal amount in the order's currency; null for all that remains
   * @param officeKey the same key gives the same answer and never a second refund
   * @return 201 done or on its way, 202 outcome unknown
   * @throws ShopError 404 no such order, 409 not paid or still being asked, 422 more than remains
   */
  Answer refund(String orderId, @Nullable String amountText, @Nullable String officeKey) {
    Order order = orders.get(orderId);
    if (order.paid() == 0 || order.paymentIntent() == null) {
      throw new ShopError(409, "This order has not been paid: there is nothing to refund.");
    }
    Long amount = amountText == null ? null : prices.minorUnits(amountText, order.currency());
    RefundBook.Claim claim =
        books.inTransaction(
            h -> decisions.claimRefund(h, order, amount, officeKey, clock.millis()));
    RefundBook.Row row = claim.row();
    if (!claim.fresh() && !row.state().equals("unknown")) {
      return toldBefore(order, row);
    }
    Answer answer = askStripe(order, order.paymentIntent(), row);
    if (answer.status() != UNKNOWN) {
      refunds.keepAnswer(row.id(), answer.status(), answer.text());
    }
    return answer;
  }

  /** For a back office that asks again; what was unknown may have been settled since. */
  private Answer toldBefore(Order order, RefundBook.Row row) {
    if (row.answerStatus() != null && row.answer() != null) {
      return Answer.of(row.answerStatus(), row.answer());
    }
    return switch (row.state()) {
      case "asked" ->
          throw new ShopError(
              409, "This refund is being made right now. Please ask again in a moment.");
      case "failed" ->
          Answer.error(
              422, "This refund was not made: take a new Idempotency-Key to refund again.");
      default -> told(201, order.id());
    };
  }

  private Answer askStripe(Order order, String intent, RefundBook.Row row) {
    try {
      Refund refund = stripe.refund(intent, order.id(), row);
      book(order, List.of(RefundBook.Seen.of(refund)));
      return "failed".equals(refund.getStatus())
          ? Answer.error(422, "The refund failed at the shopper's bank.")
          : told(201, order.id());
    } catch (StripeFailure failure) {
      if (failure.kind() == StripeFailure.Kind.UNKNOWN) {
        refunds.mark(row.id(), "unknown");
        return told(UNKNOWN, order.id());
      }
      refunds.mark(row.id(), "failed");
      return Answer.error(422, refused(failure));
    }
  }

  /** Books what Stripe shows of the refunds of one order. */
  private void book(Order order, List<RefundBook.Seen> seen) {
    books.useTransaction(h -> seen.forEach(refund -> decisions.bookRefund(h, order, refund)));
  }

  /**
   * Settles refunds whose outcome is unknown or pending.
   *
   * @return how many have a state now that they did not have before
   */
  int reconcile(long abandoned, int limit) {
    int settled = 0;
    for (RefundBook.Row row : refunds.unsettled(abandoned, limit)) {
      Order order = orders.get(row.orderId());
      try {
        List<RefundBook.Seen> seen = seen(order);
        book(order, seen);
        if (!row.state().equals("pending")
            && seen.stream().noneMatch(refund -> row.id().equals(refund.row()))) {
          // Stripe may be slower than the shop: only what is old enough can have no effect any
          // more.
          refunds.mark(row.id(), row.askedAt() > late.since() ? "unknown" : "failed");
        }
      } catch (StripeFailure failure) {
        continue; // stays as it is until the next run
      }
      if (!refunds.get(row.id()).state().equals(row.state())) {
        settled++;
      }
    }
    return settled;
  }

  /** All refunds of the order's PaymentIntent, whoever made them. */
  List<RefundBook.Seen> seen(Order order) throws StripeFailure {
    return order.paymentIntent() == null
        ? List.of()
        : stripe.refunds(order.paymentIntent()).stream().map(RefundBook.Seen::of).toList();
  }

  private Answer told(int status, String orderId) {
    Order order = orders.get(orderId);
    String state = order.status().wire();
    return status == 201
        ? Answer.json(status, "refunded", order.refunded(), "status", state)
        : Answer.json(
            status,
            "refunded",
            order.refunded(),
            "status",
            state,
            "message",
            "The outcome of this refund is not known yet; it will be settled.");
  }

  private static String refused(StripeFailure failure) {
    return "charge_already_refunded".equals(failure.reason())
        ? "Nothing is left to refund of this order: it was refunded elsewhere."
        : "Stripe refused the refund (" + failure.reason() + ").";
  }
}
