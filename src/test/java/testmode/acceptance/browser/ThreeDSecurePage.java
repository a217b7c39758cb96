package testmode.acceptance.browser;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/**
 * The bank's 3-D Secure page in test mode, Stripe's own and the simulator's: two buttons, or the
 * shopper walks away.
 *
 * <p>OBSERVED in public browser tests of others: the ids of the buttons, and that Stripe shows them
 * in frames ({@link Frames}) and sends the shopper on by script. ASSUMED, for no run against Stripe
 * itself was made yet: that ids and behaviour are still the same.
 */
public final class ThreeDSecurePage {

  static final By APPROVE = By.id("test-source-authorize-3ds");
  static final By FAIL = By.id("test-source-fail-3ds");

  /** Where the simulator ends a challenge that nobody has to come back from. */
  private static final By NOBODY_IS_SENT_BACK = By.id("redirect-status");

  private final Tab tab;

  /** In the tab of a scenario's shopper. */
  public ThreeDSecurePage(ScenarioBrowser browser) {
    this(browser.tab());
  }

  ThreeDSecurePage(Tab tab) {
    this.tab = tab;
  }

  ThreeDSecurePage open(URI page) {
    tab.open(page);
    return this;
  }

  /** Waits until both ways out are to be seen. */
  public ThreeDSecurePage isShown() {
    tab.until("offer to approve", driver -> Frames.find(driver, APPROVE));
    tab.until("offer to fail", driver -> Frames.find(driver, FAIL));
    return this;
  }

  /** Waits until the page has taken it; where it leads to is another matter. */
  public void approve() {
    tab.until("take the approval", new Press(APPROVE));
  }

  /** The same for the other button. */
  public void fail() {
    tab.until("take the refusal", new Press(FAIL));
  }

  /** Looks at the page and closes it. */
  public void abandon() {
    isShown();
    tab.close();
  }

  /**
   * Waits until the shopper is sent away from Stripe.
   *
   * @param shop stands in for the shop
   * @return the query of the address at the shop; empty when nobody is sent back
   */
  String wayBack(URI page, StandIn shop) {
    URI end =
        tab.until(
            "send the shopper back to the shop",
            driver -> {
              URI arrived = shop.arrived();
              if (arrived != null) {
                return arrived;
              }
              URI now = Address.of(driver.getCurrentUrl());
              return hasLeft(now, page) || isTheEnd(driver) ? now : null;
            });
    boolean stays = page.getAuthority().equals(end.getAuthority());
    return stays || end.getRawQuery() == null ? "" : end.getRawQuery();
  }

  private static boolean hasLeft(URI now, URI page) {
    String host = now.getHost();
    return host != null
        && !now.getAuthority().equals(page.getAuthority())
        && !host.equals("stripe.com")
        && !host.endsWith(".stripe.com");
  }

  private static boolean isTheEnd(WebDriver driver) {
    return !driver.findElements(NOBODY_IS_SENT_BACK).isEmpty();
  }

  /**
   * Presses a button until it is gone.
   *
   * <p>Once is enough where the button is a form's. Stripe's stands on the page before its script
   * listens, and a press that comes too early is lost; until the challenge is decided, another one
   * does no harm.
   */
  private static final class Press implements Function<WebDriver, Boolean> {

    /** Longer than any page takes to react, so that a press that was heard is not repeated. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final By what;
    private @Nullable Long pressedNanos;

    Press(By what) {
      this.what = what;
    }

    @Override
    public Boolean apply(WebDriver driver) {
      WebElement button = Frames.find(driver, what);
      if (button == null || !button.isEnabled()) {
        return pressedNanos != null;
      }
      if (pressedNanos == null || System.nanoTime() - pressedNanos > AGAIN.toNanos()) {
        button.click();
        pressedNanos = System.nanoTime();
      }
      return false;
    }
  }
}
