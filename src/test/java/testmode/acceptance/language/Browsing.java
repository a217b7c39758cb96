package testmode.acceptance.language;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import testmode.acceptance.browser.ScenarioBrowser;
import testmode.acceptance.browser.ShopPage;
import testmode.acceptance.browser.ThreeDSecurePage;
import testmode.driver.Outcome;

/** What shoppers do at the shop and at the bank with a real browser, and what they read there. */
public final class Browsing {

  private final ScenarioBrowser browser;
  private final HostedCheckout checkout;
  private final Finding finding;
  private final SortedSet<String> names = new TreeSet<>();

  public Browsing(Stage stage, Orders orders, ScenarioBrowser browser, HostedCheckout checkout) {
    this.browser = browser;
    this.checkout = checkout;
    this.finding = new Finding(stage, new Accounts(stage, orders));
  }

  /** Who has done something here in this scenario. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Opens the shop's checkout page, chooses a card and presses the button. */
  public void pays(String shopper, Order order, CardStory card) {
    names.add(shopper);
    new ShopPage(browser).open(order.id()).pay(card.paymentMethod());
  }

  /** Answers the bank's page. */
  public void authenticates(String shopper, boolean approve) {
    names.add(shopper);
    ThreeDSecurePage bank = new ThreeDSecurePage(browser).isShown();
    if (approve) {
      bank.approve();
    } else {
      bank.fail();
    }
  }

  /** Sees the bank's page and closes the browser. */
  public void abandons(String shopper) {
    names.add(shopper);
    new ThreeDSecurePage(browser).abandon();
  }

  /** The shop's page says so. */
  public void reads(Order order, Outcome expected) {
    String shown = new ShopPage(browser).outcome();
    if (!shown.equals(expected == Outcome.PAID ? "paid" : "declined")) {
      throw finding.about(
          order,
          "The shop's page should say that order "
              + order
              + " is "
              + expected.word()
              + ", but says: "
              + shown);
    }
  }

  /** Pays on Stripe's Checkout page. */
  public void paysAtStripe(String shopper, CardStory card) {
    names.add(shopper);
    checkout.isPaidBy(shopper, card);
  }

  /** The scenario is over: the browser is closed, and nothing can be paid any more. */
  public void close() {
    try {
      checkout.close();
    } finally {
      browser.close();
    }
  }
}
