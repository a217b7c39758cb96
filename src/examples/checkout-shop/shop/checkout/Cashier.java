package shop.checkout;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;

/** What the shop asks of Stripe. */
final class Cashier {

  private final StripeClient stripe;
  private final String url;
  private final Bug bug;

  Cashier(StripeClient stripe, String url, Bug bug) {
    this.stripe = stripe;
    this.url = url;
    this.bug = bug;
  }

  /**
   * The session in which the order can be paid, or was: the one that is open already, so that two
   * tabs lead to one payment.
   */
  Session sessionOf(Order order) throws StripeException {
    String known = order.session();
    Session session = known == null ? open(order) : retrieve(known);
    if ("expired".equals(session.getStatus())) {
      order.sessionEnded(session.getId());
      session = open(order);
    }
    order.isPayableIn(session.getId());
    settle(order, session);
    return session;
  }

  /** Asks Stripe how an order stands that nobody has paid yet, as far as the shop knows. */
  void look(Order order) throws StripeException {
    boolean news = !order.isPaid() || bug == Bug.COMPLETED_TWICE;
    if (news && order.session() != null) {
      settle(order, retrieve(order.session()));
    }
  }

  /** A session that is complete need not be paid: some ways to pay take days. */
  void settle(Order order, Session session) {
    boolean paid =
        "paid".equals(session.getPaymentStatus())
            && order.id().equals(session.getClientReferenceId())
            && session.getAmountTotal() == order.total()
            && Order.CURRENCY.equals(session.getCurrency());
    if (!paid) {
      return;
    }
    if (bug == Bug.COMPLETED_TWICE) {
      order.completeAgain(session.getPaymentIntent());
    } else {
      order.complete(session.getPaymentIntent());
    }
  }

  /**
   * Gives money back.
   *
   * @param amount in cents; null for all that is left
   * @param request the office's own name for this request; null for none
   */
  void refund(Order order, Long amount, String request) throws StripeException {
    if (order.wasCarriedOut(request)) {
      return;
    }
    long wanted = order.beginRefund(amount);
    try {
      String act = request != null ? request : order.nextRefund(wanted);
      RefundCreateParams params =
          RefundCreateParams.builder()
              .setPaymentIntent(order.paymentIntent())
              .setAmount(wanted)
              .build();
      Refund refund =
          stripe.v1().refunds().create(params, keyed("refund-" + order.id() + "-" + act));
      order.book(refund);
      order.wasAsked(request);
    } finally {
      order.endRefund(wanted);
    }
  }

  private Session retrieve(String session) throws StripeException {
    return stripe.v1().checkout().sessions().retrieve(session);
  }

  /** The same key until a session has ended: where an answer was lost, Stripe repeats it. */
  private Session open(Order order) throws StripeException {
    String page = url + "/orders/" + order.id();
    SessionCreateParams params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setClientReferenceId(order.id())
            .putMetadata("order", order.id())
            .setPaymentIntentData(
                PaymentIntentData.builder().putMetadata("order", order.id()).build())
            .addLineItem(
                LineItem.builder()
                    .setQuantity((long) order.quantity())
                    .setPriceData(
                        LineItem.PriceData.builder()
                            .setCurrency(Order.CURRENCY)
                            .setUnitAmount(order.total() / order.quantity())
                            .setProductData(
                                LineItem.PriceData.ProductData.builder()
                                    .setName("Ticket, " + order.seat())
                                    .build())
                            .build())
                    .build())
            .setSuccessUrl(page + "/thanks?session_id={CHECKOUT_SESSION_ID}")
            .setCancelUrl(page)
            .build();
    String key = "order-" + order.id() + "-session-" + order.generation();
    return stripe.v1().checkout().sessions().create(params, keyed(key));
  }

  private static RequestOptions keyed(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }
}
