package testmode.acceptance.browser;

/** A page, or the browser itself, did not do what it should; one sentence for the report. */
public final class PageException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  PageException(String message) {
    super(message);
  }

  PageException(String message, Throwable cause) {
    super(message, cause);
  }
}
