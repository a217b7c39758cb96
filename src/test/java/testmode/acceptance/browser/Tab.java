package testmode.acceptance.browser;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.support.ui.FluentWait;
import testmode.driver.ShopperBrowser.Scene;
import testmode.network.Masking;

/**
 * One tab of one scenario: cookies of its own, every page in the scenario's record, and every wait
 * with a limit.
 */
final class Tab implements AutoCloseable {

  /** A look takes a few milliseconds of the one driver that all tabs share. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  private final Chrome chrome;
  private final Scene scene;
  private final Duration patience;
  private final String id;
  private final String context;
  private final PageRecord record;
  private final DevTools line;
  private volatile @Nullable StandIn standIn;
  private boolean closed;

  Tab(Chrome chrome, Scene scene, Duration patience, String id, String context) {
    this.chrome = chrome;
    this.scene = scene;
    this.patience = patience;
    this.id = id;
    this.context = context;
    this.record = new PageRecord(scene, id, this::isReplaced);
    this.line = chrome.line(id, this::take);
    line.call("Network.enable", Map.of());
  }

  private void take(String method, JsonObject event) {
    StandIn instead = standIn;
    if (instead != null) {
      instead.take(method, event);
    }
    record.take(method, event);
  }

  private boolean isReplaced(URI page) {
    StandIn instead = standIn;
    return instead != null && instead.replaces(page);
  }

  /** From now on nobody reaches the shop from here. */
  StandIn replaceTheShop() {
    StandIn instead = new StandIn(scene.shop(), line, id);
    standIn = instead;
    instead.begin();
    return instead;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  Scene scene() {
    return scene;
  }

  /** Goes to a page and does not wait for it. */
  void open(URI page) {
    act(
        driver -> {
          driver.get(page.toString());
          return true;
        });
  }

  /**
   * Does one short thing on the page that is open.
   *
   * @throws PageException when it cannot be done
   */
  <T extends @Nullable Object> T act(Function<WebDriver, T> act) {
    try {
      return chrome.inTab(id, act);
    } catch (WebDriverException e) {
      throw Trouble.told(e);
    }
  }

  /**
   * Looks again and again until there is something to be seen.
   *
   * @param should completes "the page … should", for the message
   * @param look null or false when it is not there yet; what is missing or has just been replaced,
   *     and a tab between two pages, count as not there
   * @throws PageException when patience is over, or the browser is
   */
  <T> T until(String should, Function<WebDriver, @Nullable T> look) {
    try {
      return new FluentWait<>(this)
          .withTimeout(patience)
          .pollingEvery(BETWEEN_LOOKS)
          .until(tab -> tab.once(look));
    } catch (TimeoutException e) {
      throw new PageException(
          "the page %s should %s within %.1f s, but does not; it is titled \"%s\""
              .formatted(address(), should, patience.toMillis() / 1000.0, title()));
    }
  }

  private <T> @Nullable T once(Function<WebDriver, @Nullable T> look) {
    try {
      return chrome.inTab(id, look);
    } catch (WebDriverException e) {
      if (Trouble.isTheEnd(e)) {
        throw Trouble.told(e);
      }
      return null;
    }
  }

  /** Where the tab stands, whole; it may carry secrets. */
  URI url() {
    return Address.of(act(WebDriver::getCurrentUrl));
  }

  /** The same without query and fragment, fit for messages. */
  String address() {
    try {
      URI page = url();
      return page.getHost() == null
          ? String.valueOf(page.getScheme())
          : page.getScheme() + "://" + page.getAuthority() + page.getRawPath();
    } catch (PageException e) {
      return "that was open";
    }
  }

  private String title() {
    try {
      return Masking.text(String.valueOf(act(WebDriver::getTitle)));
    } catch (PageException e) {
      return "";
    }
  }

  /** What is to be seen now; card fields are emptied before. */
  Look look() {
    String address = address();
    try {
      byte[] png =
          act(
              driver ->
                  CardFields.blank(driver)
                      ? ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES)
                      : null);
      return new Look(address, png);
    } catch (PageException e) {
      return new Look(address, null);
    }
  }

  /** Closes the tab, and its cookies are gone; more than once does no harm. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      line.close();
      chrome.dispose(context);
    }
  }
}
