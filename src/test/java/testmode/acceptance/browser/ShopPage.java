package testmode.acceptance.browser;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** The reference shop's own pages: checkout, and what a shopper reads afterwards. */
public final class ShopPage {

  private static final By PAY = By.cssSelector("form button[type='submit']");
  private static final By OUTCOME = By.id("outcome");

  private final Tab tab;

  /** In the tab of a scenario's shopper. */
  public ShopPage(ScenarioBrowser browser) {
    this(browser.tab());
  }

  ShopPage(Tab tab) {
    this.tab = tab;
  }

  /** Opens the checkout page of an order. */
  public ShopPage open(String order) {
    tab.open(URI.create(tab.scene().shop() + "/orders/" + order + "/checkout"));
    return this;
  }

  /**
   * Chooses a test card and presses "pay".
   *
   * @param paymentMethod Stripe's name of the card, {@code pm_card_visa}
   */
  public void pay(String paymentMethod) {
    By card = By.cssSelector("input[name='payment_method'][value='" + paymentMethod + "']");
    tab.until(
        "offer the card " + paymentMethod,
        driver -> {
          driver.findElement(card).click();
          driver.findElement(PAY).click();
          return true;
        });
  }

  /** Waits until any page of the shop is open. */
  public void isOpen() {
    URI shop = tab.scene().shop();
    tab.until(
        "lead back to the shop",
        driver -> shop.getAuthority().equals(Address.of(driver.getCurrentUrl()).getAuthority()));
  }

  /** The word under which the page tells the outcome: {@code paid}, {@code declined}. */
  public String outcome() {
    return tab.until("tell the outcome", ShopPage::told);
  }

  private static @Nullable String told(WebDriver driver) {
    WebElement outcome = driver.findElement(OUTCOME);
    return outcome.isDisplayed() ? outcome.getDomAttribute("data-outcome") : null;
  }
}
