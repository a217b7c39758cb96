package testmode.driver.sweep;

/** Stripe could not be asked: the message says who did not answer what, and what to do. */
public final class StripeNotAskedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StripeNotAskedException(String sentences, Throwable cause) {
    super(sentences, cause);
  }
}
