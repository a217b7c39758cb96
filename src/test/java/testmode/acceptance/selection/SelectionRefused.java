package testmode.acceptance.selection;

/**
 * A selection of scenarios that cannot be meant; the message is one sentence for the person who
 * typed it. The mistake is not in our code: so there is no stack trace, no cause, and not even the
 * name of this class where something prints the whole exception.
 */
public final class SelectionRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SelectionRefused(String message) {
    super(message);
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
