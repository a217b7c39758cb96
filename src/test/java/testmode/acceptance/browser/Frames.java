package testmode.acceptance.browser;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/**
 * A page with everything that is framed in it.
 *
 * <p>Stripe nests the bank's page differently from year to year and from place to place: alone, in
 * {@code iframe[name^=__privateStripeFrame]}, below it in {@code
 * iframe[name=stripe-challenge-frame]} or {@code #challengeFrame}, and in a third called {@code
 * acsFrame}. What stays is the id of the button, so that is looked for wherever it is.
 */
final class Frames {

  private static final By FRAMES = By.cssSelector("iframe, frame");

  /** Stripe's deepest nesting that was seen is three; deeper is somebody else's page. */
  private static final int DEPTH = 6;

  private Frames() {}

  /**
   * The first such element that is to be seen, and the driver is left in its frame; null when there
   * is none.
   */
  static @Nullable WebElement find(WebDriver driver, By what) {
    driver.switchTo().defaultContent();
    return find(driver, what, DEPTH);
  }

  private static @Nullable WebElement find(WebDriver driver, By what, int depth) {
    for (WebElement element : driver.findElements(what)) {
      if (element.isDisplayed()) {
        return element;
      }
    }
    if (depth == 0) {
      return null;
    }
    for (WebElement frame : driver.findElements(FRAMES)) {
      driver.switchTo().frame(frame);
      WebElement found = find(driver, what, depth - 1);
      if (found != null) {
        return found;
      }
      driver.switchTo().parentFrame();
    }
    return null;
  }

  /** Does something in the page and in every frame of it. */
  static void everywhere(WebDriver driver, Consumer<WebDriver> act) {
    driver.switchTo().defaultContent();
    everywhere(driver, act, DEPTH);
    driver.switchTo().defaultContent();
  }

  private static void everywhere(WebDriver driver, Consumer<WebDriver> act, int depth) {
    act.accept(driver);
    if (depth == 0) {
      return;
    }
    for (WebElement frame : driver.findElements(FRAMES)) {
      driver.switchTo().frame(frame);
      everywhere(driver, act, depth - 1);
      driver.switchTo().parentFrame();
    }
  }
}
