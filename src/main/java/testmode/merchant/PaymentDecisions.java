package testmode.merchant;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What decides whether an order is charged, once, and told truly. */
interface PaymentDecisions {

  /**
   * Whether this click may call Stripe, and with which PaymentIntent and key.
   *
   * <p>One statement of SQL lets one click through while all others wait, and the order keeps its
   * PaymentIntent over declined attempts. Otherwise: two clicks are two PaymentIntents and two
   * charges.
   *
   * <p>The same holds when the first click got no answer. Stripe may be slower than the shop, so an
   * empty list does not prove that nothing will be charged. The order is payable again at once, but
   * until the request is too old to be carried out ({@link ShopConfig#underWay}), the same card
   * repeats it with its own key, which charges once whatever is under way, and another card is not
   * charged at all: the outcome stays unknown. A reservation is not given up meanwhile either.
   *
   * @return empty while another attempt is in flight, when a request with another card may still be
   *     carried out, or when the order is not payable any more
   */
  default Optional<Attempt> claimAttempt(Claims claims, Order order, Payment payment) {
    return claims.claim(order, payment, number -> idempotencyKey(order, number));
  }

  /**
   * The idempotency key of one attempt to pay; it is written down before Stripe is called.
   *
   * <p>Otherwise: a key of the order instead of the attempt makes Stripe repeat the first decline,
   * or refuse the second card as other parameters.
   */
  default String idempotencyKey(Order order, int number) {
    return order.id() + "-" + number + "-" + UUID.randomUUID();
  }

  /**
   * The key that one HTTP attempt carries: always the one of the attempt to pay.
   *
   * <p>Otherwise: a request whose answer was lost is carried out again, and charges again.
   *
   * @param number 1 for the first HTTP attempt
   */
  default @Nullable String keyOfTry(@Nullable String key, int number) {
    return key;
  }

  /**
   * What an exception from Stripe means: refused, declined, or outcome unknown.
   *
   * <p>Otherwise: a time-out taken for a failure lets the shopper pay twice; a decline taken for a
   * breakdown leaves the shopper without a reason and without a way to go on.
   */
  default StripeFailure sort(StripeException thrown) {
    return StripeFailure.of(thrown);
  }

  /**
   * How the order's payment stands, by what Stripe shows.
   *
   * <p>Only {@code succeeded} over the whole amount, in the order's currency, is paid. Otherwise:
   * goods leave for a shopper who never finished 3-D Secure, or for a part of the price.
   */
  default Outcome outcomeOf(Order order, PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" -> paysInFull(order, intent) ? Outcome.PAID : Outcome.UNKNOWN;
      case "requires_action" -> Outcome.REQUIRES_ACTION;
      case "requires_payment_method", "requires_confirmation" -> Outcome.DECLINED;
      case "canceled" -> Outcome.CANCELLED;
      default -> Outcome.UNKNOWN;
    };
  }

  /**
   * What a shopper is told about a refusal.
   *
   * <p>Otherwise: someone with an expired card tries it again tomorrow, and a thief learns that the
   * card is known as stolen.
   */
  default Declines.Told tell(String reason) {
    return Declines.told(reason);
  }

  /**
   * What the shop believes when a shopper comes back from 3-D Secure: Stripe.
   *
   * <p>The address is in the shopper's hand. Otherwise: whoever types {@code
   * redirect_status=succeeded} has paid.
   *
   * @param redirectStatus as the return address says
   */
  default News newsAtReturn(Order order, @Nullable String redirectStatus, Inquiries stripe)
      throws StripeFailure {
    return stripe.ask(order);
  }

  /**
   * Ends the order's PaymentIntent at Stripe before its reservation is given up.
   *
   * <p>Otherwise: a shopper who finishes 3-D Secure a minute later is charged for a cancelled
   * order.
   *
   * @return cancelled, or paid if the shopper was faster
   */
  default News endPayment(Order order, Inquiries stripe) throws StripeFailure {
    return stripe.cancel(order);
  }

  /**
   * What the charge brought in, as soon as Stripe has worked it out.
   *
   * <p>Otherwise: fees and rates guessed by a formula are wrong for foreign cards, for other price
   * plans, and whenever money was exchanged.
   */
  default Optional<Settlement> settlementOf(PaymentIntent intent) {
    BalanceTransaction money =
        intent.getLatestChargeObject() == null
            ? null
            : intent.getLatestChargeObject().getBalanceTransactionObject();
    if (money == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Settlement(
            money.getAmount(),
            money.getCurrency(),
            money.getExchangeRate() == null ? null : money.getExchangeRate().toPlainString(),
            money.getFee(),
            money.getNet()));
  }

  private static boolean paysInFull(Order order, PaymentIntent intent) {
    return Long.valueOf(order.amount()).equals(intent.getAmountReceived())
        && order.currency().equals(intent.getCurrency());
  }
}
