package testmode.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import testmode.driver.web.TinyServer;

/** Stripe's Checkout page, the simulator's and one with the moods of Stripe's own. */
class CheckoutPageTest {

  private final TinyServer shop = new TinyServer();
  private final Pages stripe = new Pages();
  private final SimulatedPages simulator = new SimulatedPages();
  private final TestBrowser browser = new TestBrowser(shop.uri());
  private final JsonObject session = simulator.session(URI.create(shop.uri() + "/thanks"));
  private Tab tab;

  @BeforeAll
  static void aBrowserIsThere() {
    TestBrowser.assumeThere();
  }

  @BeforeEach
  void aTabAndAShop() {
    shop.on("GET /thanks", 200, "Thanks");
    tab = browser.tab();
  }

  @AfterEach
  void close() {
    tab.close();
    shop.close();
    stripe.close();
    simulator.close();
  }

  private CheckoutPage filled(TypedCard card) {
    return new CheckoutPage(tab)
        .open(URI.create(session.get("url").getAsString()))
        .fill("ada@example.com", card, "Ada");
  }

  @Test
  void aCardThatSucceedsLeadsBackToTheShop() {
    filled(TypedCard.SUCCEEDS).submit();

    new ShopPage(tab).isOpen();
    assertThat(simulator.status("checkout/sessions", session)).isEqualTo("complete");
    assertThat(shop.lines()).contains("GET /thanks");
  }

  @Test
  void aDeclinedCardIsToldAndCanBeReplaced() {
    filled(TypedCard.DECLINED).submit();
    assertThat(new CheckoutPage(tab).refusal()).contains("declined");

    new CheckoutPage(tab).fill("ada@example.com", TypedCard.SUCCEEDS, "Ada").submit();

    new ShopPage(tab).isOpen();
    assertThat(simulator.status("checkout/sessions", session)).isEqualTo("complete");
  }

  @Test
  void aCardThatAsksForAuthenticationLeadsToTheBankAndFromThereToTheShop() {
    filled(TypedCard.ASKS_FOR_AUTHENTICATION).submit();

    new ThreeDSecurePage(tab).isShown().approve();

    new ShopPage(tab).isOpen();
    assertThat(simulator.status("checkout/sessions", session)).isEqualTo("complete");
  }

  @Test
  void noTypedNumberIsRecordedOrToBeSeen() {
    filled(TypedCard.SUCCEEDS);
    Look look = tab.look();

    assertThat(look.png()).isNotNull();
    assertThat(look.address()).doesNotContain("?", "#");
    assertThat(tab.<String>act(d -> d.findElement(By.id("cardNumber")).getDomProperty("value")))
        .isEmpty();
    assertThat(tab.<String>act(d -> d.findElement(By.id("cardCvc")).getDomProperty("value")))
        .isEmpty();
    assertThat(browser.recorded).noneMatch(each -> each.toString().contains("4242424242424242"));
  }

  /** Cards have to be chosen, a script empties the first field once, and an offer is ticked. */
  private static final String MOODY =
      """
      <input id=email>
      <button data-testid='card-accordion-item-button'
        onclick="document.getElementById('card').hidden = false">Card</button>
      <form id=card hidden action='/paid'>
        <input id=cardNumber name=n><input id=cardExpiry><input id=cardCvc><input id=billingName>
        <input id=billingPostalCode>
        <input type=checkbox id=enableStripePass name=save checked>
        <button data-testid='hosted-payment-submit-button'>Pay</button>
      </form>
      <script>
        const number = document.getElementById('cardNumber');
        number.addEventListener('input', () => {
          number.value = number.value.replace(/\\D/g, '').replace(/(.{4})(?=.)/g, '$1 ');
        });
        number.addEventListener('input', () => { number.value = ''; }, {once: true});
      </script>
      """;

  @Test
  void cardsAreChosenFieldsAreFilledUntilTheyStayAndTheCardIsNotSaved() {
    stripe.with("/c/pay", MOODY).with("/paid", "<p>Paid.</p>");

    new CheckoutPage(tab)
        .open(stripe.at("/c/pay"))
        .fill("ada@example.com", TypedCard.SUCCEEDS, "Ada")
        .submit();

    tab.until("be paid", driver -> driver.getCurrentUrl().contains("/paid"));
    TinyServer.Asked paid =
        stripe.server.asked().stream()
            .filter(asked -> asked.line().equals("GET /paid"))
            .findFirst()
            .orElseThrow();
    assertThat(Map.of("query", paid.query())).containsEntry("query", "n=4242+4242+4242+4242");
  }
}
