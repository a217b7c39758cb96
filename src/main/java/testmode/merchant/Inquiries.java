package testmode.merchant;

import com.stripe.model.PaymentIntent;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Asks Stripe how the payment of an order stands; an unknown outcome is settled here, never
 * guessed.
 */
final class Inquiries {

  /** The shop's clock and Stripe's may differ by this much. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

  /** A look is repeated when the books changed meanwhile; more often than this they never rest. */
  private static final int LOOKS = 3;

  private final StripePayments stripe;
  private final Orders orders;
  private final PaymentBook payments;
  private final LateRequests late;
  private final Decisions decisions;

  Inquiries(
      StripePayments stripe,
      Orders orders,
      PaymentBook payments,
      LateRequests late,
      Decisions decisions) {
    this.stripe = stripe;
    this.orders = orders;
    this.payments = payments;
    this.late = late;
    this.decisions = decisions;
  }

  /**
   * What Stripe says about the order now; books nothing.
   *
   * @throws StripeFailure Stripe could not be asked
   */
  News ask(Order order) throws StripeFailure {
    if (order.paymentIntent() != null) {
      return News.of(order, stripe.retrieve(order.paymentIntent()), decisions);
    }
    if (order.attempt() == 0) {
      return News.nothingAtStripe();
    }
    long since = orders.createdAt(order) - CLOCK_DIFFERENCE.toMillis();
    List<PaymentIntent> found =
        stripe.find(
            Duration.ofMillis(since).toSeconds(),
            intent -> order.id().equals(intent.getMetadata().get("order_id")));
    // One attempt, one PaymentIntent. If ever there are two, the one that took money counts.
    return found.stream()
        .map(intent -> News.of(order, intent, decisions))
        .min(Comparator.comparing(News::outcome))
        .orElseGet(News::nothingAtStripe);
  }

  /**
   * Ends the order's PaymentIntent, so that nobody can pay it any more; books nothing.
   *
   * @return cancelled, or how it really stands if it cannot be cancelled
   * @throws StripeFailure also while a request that nobody can name may still charge
   */
  News cancel(Order order) throws StripeFailure {
    News known = order.paymentIntent() == null ? ask(order) : null;
    String intent = known == null ? order.paymentIntent() : known.intent();
    if (intent == null) {
      if (late.of(order.id()).filter(LateRequests.Late::mayCharge).isPresent()) {
        throw StripeFailure.unknown("a request to pay may still be under way", null);
      }
      return News.of(Outcome.CANCELLED, null);
    }
    try {
      String key = order.id() + "-cancel-" + order.version();
      return News.of(order, stripe.cancel(intent, key), decisions);
    } catch (StripeFailure failure) {
      if (failure.otherState()) {
        return News.of(order, stripe.retrieve(intent), decisions);
      }
      throw failure;
    }
  }

  /** How to look at Stripe for an order as the books have it. */
  interface Look {
    News at(Order seen) throws StripeFailure;
  }

  /**
   * Asks Stripe and books what it says.
   *
   * @throws StripeFailure Stripe could not be asked; the books stay as they were
   */
  News settle(String orderId) throws StripeFailure {
    return settle(orderId, this::ask);
  }

  /** The same with another way of looking. Looks again when the books changed in between. */
  News settle(String orderId, Look look) throws StripeFailure {
    for (int looks = 1; ; looks++) {
      Order seen = orders.get(orderId);
      News news = look.at(seen);
      try {
        payments.book(seen, news);
        return news;
      } catch (PaymentBook.Changed changed) {
        if (looks == LOOKS) {
          return news;
        }
      }
    }
  }
}
