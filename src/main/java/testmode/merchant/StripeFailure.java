package testmode.merchant;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;

/** A call to Stripe that did not succeed, sorted: refused, declined, or its outcome is unknown. */
final class StripeFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What the shop may conclude. */
  enum Kind {
    /** Stripe did nothing: bad request, wrong state, keys, too many requests. */
    REFUSED,
    /** The card issuer said no. */
    DECLINED,
    /** Stripe may have acted or not. */
    UNKNOWN
  }

  private final Kind kind;
  private final boolean passing;
  private final @Nullable String reason;
  private final @Nullable String intent;

  /**
   * @param passing another try, with the same idempotency key, may bring the answer
   * @param reason Stripe's decline code or error code
   * @param intent the PaymentIntent that the error speaks of
   */
  StripeFailure(
      Kind kind,
      boolean passing,
      @Nullable String reason,
      @Nullable String intent,
      String failure,
      @Nullable Throwable cause) {
    super(failure, cause);
    this.kind = kind;
    this.passing = passing;
    this.reason = reason;
    this.intent = intent;
  }

  /** Sorts what the SDK throws. Its own texts are left out: they may quote keys and parameters. */
  static StripeFailure of(StripeException e) {
    StripeError error = e.getStripeError();
    String code = error == null ? null : error.getCode();
    String intent =
        error == null || error.getPaymentIntent() == null ? null : error.getPaymentIntent().getId();
    if (e instanceof ApiConnectionException) {
      return unknown("no answer from Stripe: " + noticed(e), e);
    }
    if (e instanceof CardException declined) {
      String reason = declined.getDeclineCode() != null ? declined.getDeclineCode() : code;
      return new StripeFailure(Kind.DECLINED, false, reason, intent, "declined: " + reason, e);
    }
    if (e instanceof ApiException) {
      boolean cut = e.getStatusCode() != null && e.getStatusCode() < 300;
      return unknown(cut ? "Stripe's answer cannot be read" : "HTTP " + e.getStatusCode(), e);
    }
    String reason = code != null ? code : "invalid_request";
    return new StripeFailure(
        Kind.REFUSED,
        e instanceof RateLimitException,
        e instanceof RateLimitException && code == null ? "rate_limit" : reason,
        intent,
        "refused: HTTP " + e.getStatusCode() + " " + reason,
        e);
  }

  static StripeFailure unknown(String failure, @Nullable Throwable cause) {
    return new StripeFailure(Kind.UNKNOWN, true, null, null, failure, cause);
  }

  Kind kind() {
    return kind;
  }

  boolean passing() {
    return passing;
  }

  @Nullable String reason() {
    return reason;
  }

  @Nullable String intent() {
    return intent;
  }

  /** The PaymentIntent is not in the state the shop believed: it must ask. */
  boolean otherState() {
    return "payment_intent_unexpected_state".equals(reason) || "resource_missing".equals(reason);
  }

  private static String noticed(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }
}
