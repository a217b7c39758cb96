package testmode.simulator.cards;

/**
 * What a test card does when it is charged or refunded; the constants are the words of cards.csv.
 */
public enum CardBehaviour {
  SUCCEEDS,
  /** Declines, and cannot be attached to a customer either. */
  DECLINE,
  /** Can be attached to a customer, then declines. */
  DECLINE_AFTER_ATTACH,
  /** Succeeds, with {@code cvc_check: fail} if a security code was given. */
  CVC_CHECK_FAILS,
  /** Succeeds, with {@code risk_level: elevated}. */
  ELEVATED_RISK,
  /** The money is available at once instead of after seven days. */
  AVAILABLE_AT_ONCE,
  /** Its refunds are pending first and succeed later. */
  REFUND_PENDING,
  /** Its refunds succeed first and fail later. */
  REFUND_FAILS,
  /** Its charges are disputed as fraudulent. */
  DISPUTE_FRAUDULENT,
  /** Its charges are disputed because nothing was delivered. */
  DISPUTE_NOT_RECEIVED,
  /** The bank asks about its charges before it takes money back. */
  INQUIRY,
  /** Its charges are disputed twice. */
  TWO_DISPUTES,
  /** The bank reports its charges as fraud, and does not dispute them. */
  EARLY_FRAUD_WARNING,
  /** Wants 3-D Secure, always. */
  AUTHENTICATE,
  /** Wants 3-D Secure, except off session after it was set up. */
  AUTHENTICATE_UNLESS_SET_UP,
  /** Wants 3-D Secure only while the shopper is there. */
  AUTHENTICATE_ON_SESSION,
  /** Wants 3-D Secure only if the merchant asks for it. */
  AUTHENTICATE_IF_REQUESTED,
  /** Wants 3-D Secure and declines after it. */
  AUTHENTICATE_THEN_DECLINE,
  /** Known to Stripe, not to this simulator. */
  UNSUPPORTED;

  /** Whether a payment with this card must be authenticated by the shopper. */
  public boolean wantsAuthentication(boolean offSession, boolean requested) {
    return switch (this) {
      case AUTHENTICATE, AUTHENTICATE_UNLESS_SET_UP, AUTHENTICATE_THEN_DECLINE -> true;
      case AUTHENTICATE_ON_SESSION -> !offSession;
      case AUTHENTICATE_IF_REQUESTED -> requested;
      default -> false;
    };
  }
}
