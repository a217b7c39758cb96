package testmode.acceptance.selection;

/**
 * A selection of scenarios that cannot be meant; the message is one sentence for the person who
 * typed it.
 */
public final class SelectionRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SelectionRefused(String message) {
    super(message);
  }

  SelectionRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
