package testmode.acceptance.browser;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/**
 * Stripe's hosted Checkout page, Stripe's own and the simulator's: e-mail, card, name, one button.
 *
 * <p>OBSERVED in public browser tests of others: the ids of the fields, which stand in the page
 * itself; that cards may have to be chosen first among other ways to pay; that scripts may empty a
 * field which is filled too early; that an offer to save the card asks for more when it is ticked.
 * ASSUMED, for no run against Stripe itself was made yet: that all this is still so, and where a
 * decline is told. Stripe also says that it keeps robots away from its pages.
 *
 * @see <a href="https://docs.stripe.com/automated-testing">Stripe: Automated testing</a>
 */
public final class CheckoutPage {

  private static final By CARD_NUMBER = By.id("cardNumber");
  private static final By OTHER_WAYS =
      By.cssSelector("[data-testid='card-accordion-item-button'], [data-testid='card-tab-button']");
  private static final By SAVE_MY_CARD = By.id("enableStripePass");
  private static final By SUBMIT = By.cssSelector("[data-testid='hosted-payment-submit-button']");
  private static final By REFUSAL = By.cssSelector("[role='alert'], .FieldError");

  /** Required by Stripe where the billing country is one of ZIP codes. */
  private static final String POSTAL_CODE = "12345";

  private final Tab tab;

  /** In the tab of a scenario's shopper. */
  public CheckoutPage(ScenarioBrowser browser) {
    this(browser.tab());
  }

  CheckoutPage(Tab tab) {
    this.tab = tab;
  }

  public CheckoutPage open(URI page) {
    tab.open(page);
    return this;
  }

  /** Fills in everything that the page asks for. */
  public CheckoutPage fill(String email, TypedCard card, String name) {
    tab.until("ask for a card", CheckoutPage::cardsAreChosen);
    ifAsked("email", email);
    required("cardNumber", card.number());
    required("cardExpiry", card.expiry());
    required("cardCvc", card.cvc());
    required("billingName", name);
    ifAsked("billingPostalCode", POSTAL_CODE);
    tab.act(CheckoutPage::declineToSave);
    return this;
  }

  /** Presses the button, once. */
  public void submit() {
    tab.until("have a button to pay", CheckoutPage::press);
  }

  /** Why the shopper is still here: the words of the page. */
  public String refusal() {
    return tab.until("tell why nothing was paid", CheckoutPage::told);
  }

  private static boolean cardsAreChosen(WebDriver driver) {
    if (visible(driver, CARD_NUMBER).isPresent()) {
      return true;
    }
    visible(driver, OTHER_WAYS).ifPresent(WebElement::click);
    return false;
  }

  private void required(String id, String value) {
    tab.until("take the shopper's " + id, driver -> typed(driver.findElement(By.id(id)), value));
  }

  private void ifAsked(String id, String value) {
    boolean asked =
        tab.act(
            driver ->
                visible(driver, By.id(id))
                    .filter(field -> field.getTagName().equals("input"))
                    .isPresent());
    if (asked) {
      required(id, value);
    }
  }

  /** Typed until it stands there; a script may have its own idea of blanks. */
  private static boolean typed(WebElement field, String value) {
    if (plain(field.getDomProperty("value")).equals(plain(value))) {
      return true;
    }
    field.clear();
    field.sendKeys(value);
    return plain(field.getDomProperty("value")).equals(plain(value));
  }

  private static String plain(@Nullable String value) {
    return value == null ? "" : value.replaceAll("[\\s/]", "");
  }

  private static boolean declineToSave(WebDriver driver) {
    visible(driver, SAVE_MY_CARD).filter(WebElement::isSelected).ifPresent(WebElement::click);
    return true;
  }

  private static boolean press(WebDriver driver) {
    WebElement button = driver.findElement(SUBMIT);
    button.click();
    return true;
  }

  private static @Nullable String told(WebDriver driver) {
    return driver.findElements(REFUSAL).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static Optional<WebElement> visible(WebDriver driver, By what) {
    return driver.findElements(what).stream().filter(WebElement::isDisplayed).findFirst();
  }
}
