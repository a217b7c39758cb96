package testmode.acceptance.language;

import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.browser.CheckoutPage;
import testmode.acceptance.browser.ScenarioBrowser;
import testmode.acceptance.browser.ShopPage;
import testmode.acceptance.browser.TypedCard;
import testmode.driver.Money;

/** A Checkout Session that somebody opened at Stripe, and its page in a shopper's browser. */
public final class HostedCheckout {

  private static final String SESSIONS = "/v1/checkout/sessions";

  private final Stage stage;
  private final ScenarioBrowser browser;
  private @Nullable String session;
  private @Nullable URI page;

  public HostedCheckout(Stage stage, ScenarioBrowser browser) {
    this.stage = stage;
    this.browser = browser;
  }

  /** Opens a session for one thing of this price; Stripe sends the shopper back to the shop. */
  public void opens(Money price) {
    JsonPath made =
        stripe()
            .formParam("mode", "payment")
            .formParam("payment_method_types[]", "card")
            .formParam("success_url", browser.shop() + "/?checkout={CHECKOUT_SESSION_ID}")
            .formParam("line_items[0][quantity]", 1)
            .formParam("line_items[0][price_data][currency]", price.currency())
            .formParam("line_items[0][price_data][unit_amount]", price.minor())
            .formParam("line_items[0][price_data][product_data][name]", "Gift card")
            .post(SESSIONS)
            .then()
            .statusCode(200)
            .body("url", notNullValue())
            .extract()
            .jsonPath();
    session = made.getString("id");
    page = URI.create(made.getString("url"));
  }

  void isPaidBy(String shopper, CardStory card) {
    new CheckoutPage(browser)
        .open(Objects.requireNonNull(page, "no Checkout session was opened in this scenario yet"))
        .fill(shopper.toLowerCase(Locale.ROOT) + "@example.com", typed(card), shopper)
        .submit();
  }

  /** The shopper stands at the shop again. */
  public void leadsBackToTheShop() {
    new ShopPage(browser).isOpen();
  }

  /** The shopper is still on the page and reads why. */
  public void tellsOfTheDecline() {
    String told = new CheckoutPage(browser).refusal();
    if (!Messages.mentions(told, "declin")) {
      throw new AssertionError(
          "Stripe's Checkout page should say that the card was declined, but says: " + told);
    }
  }

  /** What Stripe says of the session: {@code complete}, {@code paid}. */
  public void is(String status, String paymentStatus) {
    String expected = status + ", " + paymentStatus;
    String seen = stage.await(this::standing, expected::equals);
    if (!seen.equals(expected)) {
      throw new AssertionError(
          "The Checkout session should be " + expected + ", but is " + seen + ".");
    }
  }

  private String standing() {
    JsonPath now =
        stripe().get(SESSIONS + "/" + session).then().statusCode(200).extract().jsonPath();
    return now.getString("status") + ", " + now.getString("payment_status");
  }

  /** A session that is still open can be paid by whoever has its address: it ends here. */
  void close() {
    String left = session;
    session = null;
    if (left != null && stripe().get(SESSIONS + "/" + left).path("status").equals("open")) {
      stripe().post(SESSIONS + "/" + left + "/expire").then().statusCode(200);
    }
  }

  private static TypedCard typed(CardStory card) {
    return switch (card) {
      case SUCCEEDS -> TypedCard.SUCCEEDS;
      case DECLINED -> TypedCard.DECLINED;
      case ASKS_FOR_AUTHENTICATION -> TypedCard.ASKS_FOR_AUTHENTICATION;
      default ->
          throw new IllegalArgumentException(
              "no number is known here of a card that " + card + "; TypedCard holds them");
    };
  }

  private RequestSpecification stripe() {
    return RestAssured.given()
        .baseUri(stage.stripeAccess().base().toString())
        .auth()
        .preemptive()
        .basic(stage.stripeAccess().secretKey(), "");
  }
}
