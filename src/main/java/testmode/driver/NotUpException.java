package testmode.driver;

/**
 * An app or a simulator that a run needs and that does not answer: nothing can be verified. The
 * message says who, where, what was heard instead, and what to do.
 *
 * <p>The mistake is not in our code: so there is no stack trace, and only the message where
 * something prints the whole exception.
 */
public final class NotUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param who and where: {@code my-shop is not up at http://127.0.0.1:8080}
   * @param heard instead of an answer
   * @param remedy what to do, a sentence
   */
  public NotUpException(String who, String heard, String remedy) {
    super(who + ": " + heard + ". " + remedy);
  }

  /** Walks no stack: it would lead to where the sentence was written. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
