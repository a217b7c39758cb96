package testmode.acceptance.browser;

import java.io.UncheckedIOException;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.UnreachableBrowserException;
import testmode.network.Masking;

/**
 * Selenium's exceptions in words that may stand in a report: their own texts repeat the command,
 * and with it addresses that carry secrets, and whatever was typed.
 */
final class Trouble {

  private Trouble() {}

  /** Whether nothing more can come of this browser. */
  static boolean isTheEnd(WebDriverException e) {
    return e instanceof NoSuchSessionException
        || e instanceof UnreachableBrowserException
        || e.getCause() instanceof UncheckedIOException;
  }

  /** The trouble in one sentence; Selenium's exception stays behind on purpose. */
  static PageException told(WebDriverException e) {
    String kind = e.getClass().getSimpleName();
    return new PageException(
        isTheEnd(e)
            ? "the browser ended (" + kind + ")"
            : "the browser could not do it (" + kind + "): " + firstLine(e));
  }

  /** What the driver said, without what Selenium adds. */
  static String firstLine(WebDriverException e) {
    String raw = String.valueOf(e.getRawMessage());
    return Masking.text(raw.lines().findFirst().orElse("it does not say why"));
  }
}
