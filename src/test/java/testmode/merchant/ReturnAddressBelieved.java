package testmode.merchant;

import org.jspecify.annotations.Nullable;

/**
 * M25: the address of the return page is taken for a proof of payment.
 *
 * <p>Seen in real shops, and once in a framework's documentation: whoever opens the success page
 * has paid.
 */
public final class ReturnAddressBelieved extends Decisions {

  @Override
  public News newsAtReturn(Order order, @Nullable String redirectStatus, Inquiries stripe)
      throws StripeFailure {
    return "succeeded".equals(redirectStatus)
        ? News.of(Outcome.PAID, order.paymentIntent())
        : super.newsAtReturn(order, redirectStatus, stripe);
  }
}
