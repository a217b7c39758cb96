package testmode.merchant;

import com.stripe.model.PaymentIntent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders and payments.
 *
 * <p>Two flows. Server-confirm: {@link #pay} makes and confirms the PaymentIntent in one call.
 * Shopper-confirm: {@link #intentForShopper} makes it, the shopper's browser confirms it. Both end
 * in {@link #returned}. An order keeps one PaymentIntent over all attempts. Stripe is never called
 * inside a transaction.
 */
final class Checkout {

  private final ShopConfig config;
  private final Orders orders;
  private final Claims claims;
  private final PaymentBook payments;
  private final StripePayments stripe;
  private final Inquiries inquiries;
  private final Prices prices;
  private final Decisions decisions;
  private final InstantSource clock;

  Checkout(
      ShopConfig config,
      Orders orders,
      Claims claims,
      PaymentBook payments,
      StripePayments stripe,
      Inquiries inquiries,
      Prices prices,
      Decisions decisions) {
    this.config = config;
    this.orders = orders;
    this.claims = claims;
    this.payments = payments;
    this.stripe = stripe;
    this.inquiries = inquiries;
    this.prices = prices;
    this.decisions = decisions;
    this.clock = config.clock();
  }

  /**
   * @throws ShopError 422 if the price or the currency is not one
   */
  Order order(String price, String currencyText) {
    String currency = Prices.currency(currencyText);
    long amount = prices.minorUnits(price, currency);
    String id = "ord_" + UUID.randomUUID().toString().replace("-", "");
    orders.add(id, amount, currency, clock.millis() + config.reservation().toMillis());
    return orders.get(id);
  }

  /**
   * One attempt to pay.
   *
   * <p>An order whose outcome is unknown is settled first; a paid one answers paid again; a second
   * click while the first is in flight calls nobody.
   *
   * @throws ShopError 404 no such order, 409 cancelled
   */
  PayAnswer pay(String orderId, String paymentMethod, String returnUrl) {
    Order order = payable(orderId);
    News news = already(order);
    return answer(news != null ? news : attempt(order, new Payment(paymentMethod, returnUrl)));
  }

  /**
   * The client secret with which the shopper's browser confirms the payment.
   *
   * @throws ShopError 404 no such order, 409 paid or cancelled or busy, 503 Stripe cannot be
   *     reached
   */
  String intentForShopper(String orderId) {
    Order order = payable(orderId);
    refuseIf(already(order));
    Optional<Attempt> claimed =
        claims.shopperAttempt(order, number -> decisions.idempotencyKey(order, number));
    if (claimed.isEmpty()) {
      refuseIf(already(orders.get(orderId)));
      throw new ShopError(409, Outcome.IN_PROGRESS.message());
    }
    Attempt attempt = claimed.get();
    try {
      PaymentIntent intent =
          attempt.intent() == null
              ? stripe.create(order, attempt)
              : stripe.retrieve(attempt.intent());
      payments.noteIntent(orderId, intent.getId());
      News news = News.of(order, intent, decisions);
      if (news.outcome() == Outcome.PAID || news.outcome() == Outcome.CANCELLED) {
        refuseIf(inquiries.settle(orderId));
      }
      refuseIfEndedMeanwhile(orders.get(orderId), intent);
      return intent.getClientSecret();
    } catch (StripeFailure failure) {
      payments.noteFailure(attempt, failure);
      throw new ShopError(503, "The payment could not be prepared. Please try again in a moment.");
    }
  }

  /**
   * The order may have expired while its PaymentIntent was made: nobody held a claim on it.
   *
   * <p>An expiry that begins after this look finds the PaymentIntent in the books and cancels it.
   */
  private void refuseIfEndedMeanwhile(Order now, PaymentIntent intent) throws StripeFailure {
    boolean another = !intent.getId().equals(now.paymentIntent());
    if (now.status() == Order.Status.CANCELLED || another) {
      inquiries.cancel(now.with(intent.getId()));
    }
    refuseIf(already(now));
    refuseIf(another ? News.of(Outcome.IN_PROGRESS, null) : null);
  }

  /**
   * The shopper comes back, from 3-D Secure or from the shop's own page.
   *
   * @param redirectStatus what the address says, which is not what counts
   */
  PayAnswer returned(String orderId, @Nullable String redirectStatus) {
    return answer(lookAtReturn(orderId, redirectStatus));
  }

  /** The same for a page that finishes a server-confirm payment. */
  PayAnswer complete(String orderId, String returnUrl) {
    News news = lookAtReturn(orderId, null);
    return answer(
        news.toConfirm() ? attempt(orders.get(orderId), new Payment(null, returnUrl)) : news);
  }

  private News lookAtReturn(String orderId, @Nullable String redirectStatus) {
    try {
      return inquiries.settle(
          orderId,
          order -> {
            News known = order.status() == Order.Status.UNKNOWN ? null : already(order);
            return known != null ? known : decisions.newsAtReturn(order, redirectStatus, inquiries);
          });
    } catch (StripeFailure failure) {
      return News.of(Outcome.UNKNOWN, null);
    }
  }

  private News attempt(Order order, Payment payment) {
    Optional<Attempt> claimed = decisions.claimAttempt(claims, order, payment);
    if (claimed.isEmpty()) {
      News known = already(orders.get(order.id()));
      return known != null ? known : News.of(Outcome.IN_PROGRESS, null);
    }
    Attempt attempt = claimed.get();
    News news = callStripe(order, attempt);
    payments.bookAnswer(order.id(), attempt.number(), news);
    // A webhook may have known before this answer came, or did not come.
    return orders.get(order.id()).wasPaid() ? News.of(Outcome.PAID, news.intent()) : news;
  }

  private News callStripe(Order order, Attempt attempt) {
    try {
      return News.of(order, stripe.pay(order, attempt), decisions);
    } catch (StripeFailure failure) {
      return attempt.intent() != null && failure.otherState()
          ? afterOtherState(order, failure)
          : News.of(failure);
    } catch (RuntimeException defect) {
      // The order must not stay claimed for ever; whether Stripe acted is to be asked.
      News unknown = News.of(StripeFailure.unknown("a defect of the shop", defect));
      payments.bookAnswer(order.id(), attempt.number(), unknown);
      throw defect;
    }
  }

  /** The order's PaymentIntent was paid or cancelled elsewhere: in another tab, by the shopper. */
  private News afterOtherState(Order order, StripeFailure refused) {
    try {
      News news = inquiries.ask(order);
      return news.outcome() == Outcome.DECLINED ? News.of(refused) : news;
    } catch (StripeFailure failure) {
      return News.of(failure);
    }
  }

  /** The order, settled first if anything about its payment is unknown and Stripe can be asked. */
  private Order payable(String orderId) {
    Order order = orders.get(orderId);
    boolean unknown =
        order.status() == Order.Status.UNKNOWN
            || order.open() && order.paymentIntent() == null && orders.lastAttemptUnknown(order);
    if (unknown && !order.busy()) {
      try {
        inquiries.settle(orderId);
      } catch (StripeFailure stillUnknown) {
        return order;
      }
      order = orders.get(orderId);
    }
    if (order.status() == Order.Status.CANCELLED) {
      throw new ShopError(409, Outcome.CANCELLED.message());
    }
    return order;
  }

  /** What there is to tell without a new attempt; null if the order can be paid now. */
  private static @Nullable News already(Order order) {
    if (order.busy() && order.open()) {
      return News.of(Outcome.IN_PROGRESS, null);
    }
    return switch (order.status()) {
      case PAID, PARTIALLY_REFUNDED, REFUNDED -> News.of(Outcome.PAID, order.paymentIntent());
      case CANCELLED -> News.of(Outcome.CANCELLED, order.paymentIntent());
      case UNKNOWN -> News.of(Outcome.UNKNOWN, order.paymentIntent());
      case PENDING, REQUIRES_ACTION -> null;
    };
  }

  private static void refuseIf(@Nullable News news) {
    if (news != null) {
      throw new ShopError(409, news.outcome().message());
    }
  }

  private PayAnswer answer(News news) {
    return PayAnswer.of(news, decisions);
  }
}
