package testmode.merchant;

/**
 * M31: the reservation ends, the order is cancelled, and the PaymentIntent at Stripe stays open.
 *
 * <p>Seen in real shops: a nightly job gives the stock back while the shopper is still at her bank;
 * a minute later she approves and is charged for a cancelled order.
 */
public final class ExpiryLeavesIntent extends Decisions {

  @Override
  public News endPayment(Order order, Inquiries stripe) {
    return News.of(Outcome.CANCELLED, order.paymentIntent());
  }
}
