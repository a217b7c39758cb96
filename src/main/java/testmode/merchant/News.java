package testmode.merchant;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;

/**
 * What the shop has learned about the payment of one order, whoever brought it.
 *
 * @param intent id of the PaymentIntent, if known
 * @param reason decline code or error code of a refusal
 * @param failure what went wrong on the way, for the books; never shown to a shopper
 * @param redirectUrl where the shopper proves who they are
 * @param toConfirm Stripe waits for the shop to confirm once more
 */
record News(
    Outcome outcome,
    @Nullable String intent,
    @Nullable String reason,
    @Nullable String failure,
    @Nullable Settlement settlement,
    @Nullable String redirectUrl,
    @Nullable String clientSecret,
    boolean toConfirm) {

  /** What the shopper is told, in the words that fit the refusal if there was one. */
  Declines.Told told(Decisions decisions) {
    return outcome == Outcome.DECLINED && reason != null
        ? decisions.tell(reason)
        : new Declines.Told(null, outcome.message(), null);
  }

  /** Reads a PaymentIntent that Stripe has just shown. */
  static News of(Order order, PaymentIntent intent, Decisions decisions) {
    Outcome outcome = decisions.outcomeOf(order, intent);
    boolean acts = outcome == Outcome.REQUIRES_ACTION;
    return new News(
        outcome,
        intent.getId(),
        outcome == Outcome.DECLINED ? reason(intent.getLastPaymentError()) : null,
        outcome == Outcome.UNKNOWN ? unclear(order, intent) : null,
        outcome == Outcome.PAID ? decisions.settlementOf(intent).orElse(null) : null,
        acts ? redirectUrl(intent) : null,
        acts ? intent.getClientSecret() : null,
        "requires_confirmation".equals(intent.getStatus()));
  }

  /** What a call that did not bring a PaymentIntent tells about the payment. */
  static News of(StripeFailure failure) {
    Outcome outcome =
        failure.kind() == StripeFailure.Kind.UNKNOWN ? Outcome.UNKNOWN : Outcome.DECLINED;
    return new News(
        outcome,
        failure.intent(),
        outcome == Outcome.DECLINED ? failure.reason() : null,
        failure.kind() == StripeFailure.Kind.DECLINED ? null : failure.getMessage(),
        null,
        null,
        null,
        false);
  }

  /** Stripe was asked and holds no payment for the order. */
  static News nothingAtStripe() {
    return new News(
        Outcome.DECLINED, null, null, "Stripe holds no payment for it", null, null, null, false);
  }

  static News of(Outcome outcome, @Nullable String intent) {
    return new News(outcome, intent, null, null, null, null, null, false);
  }

  private static @Nullable String reason(@Nullable StripeError error) {
    if (error == null) {
      return null;
    }
    return error.getDeclineCode() != null ? error.getDeclineCode() : error.getCode();
  }

  private static @Nullable String redirectUrl(PaymentIntent intent) {
    PaymentIntent.NextAction action = intent.getNextAction();
    return action == null || action.getRedirectToUrl() == null
        ? null
        : action.getRedirectToUrl().getUrl();
  }

  private static String unclear(Order order, PaymentIntent intent) {
    return "PaymentIntent is %s with %d %s received of %d %s"
        .formatted(
            intent.getStatus(),
            intent.getAmountReceived(),
            intent.getCurrency(),
            order.amount(),
            order.currency());
  }
}
