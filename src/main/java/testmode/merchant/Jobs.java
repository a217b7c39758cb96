package testmode.merchant;

import java.time.Duration;
import java.time.InstantSource;

/** What cron runs in a real shop: settling what is open, and giving up reservations. */
final class Jobs {

  /** One run asks Stripe at most this often; the next run goes on. */
  private static final int ORDERS_A_RUN = 200;

  private final Orders orders;
  private final Claims claims;
  private final PaymentBook payments;
  private final Inquiries inquiries;
  private final RefundDesk refunds;
  private final Decisions decisions;
  private final InstantSource clock;
  private final Duration longestCall;

  Jobs(
      ShopConfig config,
      Orders orders,
      Claims claims,
      PaymentBook payments,
      Inquiries inquiries,
      RefundDesk refunds,
      Decisions decisions) {
    this.orders = orders;
    this.claims = claims;
    this.payments = payments;
    this.inquiries = inquiries;
    this.refunds = refunds;
    this.decisions = decisions;
    this.clock = config.clock();
    // A claim that is older than all its tries together was left behind by a crash.
    this.longestCall = config.calls().patience().multipliedBy(2);
  }

  /**
   * Settles orders and refunds whose outcome the shop does not know, by asking Stripe.
   *
   * @return how many are known now and were not before
   */
  int reconcile() {
    long abandoned = clock.millis() - longestCall.toMillis();
    claims.giveUpClaimsOf(abandoned);
    int settled = 0;
    for (String id : orders.unsettled(ORDERS_A_RUN)) {
      Order before = orders.get(id);
      try {
        inquiries.settle(id);
      } catch (StripeFailure failure) {
        continue; // stays as it is until the next run
      }
      Order now = orders.get(id);
      if (now.status() != before.status() || now.paid() != before.paid()) {
        settled++;
      }
    }
    return settled + refunds.reconcile(abandoned, ORDERS_A_RUN);
  }

  /**
   * Cancels open orders whose reservation has run out, at Stripe first.
   *
   * @return how many orders were cancelled
   */
  int expireReservations() {
    claims.giveUpClaimsOf(clock.millis() - longestCall.toMillis());
    int cancelled = 0;
    for (String id : orders.expired(ORDERS_A_RUN)) {
      if (claims.claimForExpiry(id) && expire(orders.get(id)) == Outcome.CANCELLED) {
        cancelled++;
      }
    }
    return cancelled;
  }

  private Outcome expire(Order order) {
    try {
      News news = decisions.endPayment(order, inquiries);
      payments.bookAnswer(order.id(), order.attempt(), news);
      return news.outcome();
    } catch (StripeFailure failure) {
      // Nobody knows whether it can still be paid: the reservation stays until the next run.
      claims.release(order.id());
      return Outcome.UNKNOWN;
    } catch (RuntimeException defect) {
      claims.release(order.id());
      throw defect;
    }
  }
}
