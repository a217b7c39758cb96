package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Books;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.TinyServer;

/** Shops that have an order only at the end, pay again otherwise, or tell prices late. */
class OddShopsTest {

  private static final Money PRICE = Money.parse("40.00 EUR");

  private static final Map<String, String> NONE = Map.of();

  private static final String MAPPING =
      """
      merchant: {name: odd, baseUrl: "http://127.0.0.1:1"}
      keys: {secret: sk_test_odd}
      flows:
        shopper-confirm:
          price: {from: total, unit: major, currency: cad}
          createPayment:
            steps:
              - request: {method: POST, path: /cart}
                extract: {cart: {json: /cart}, total: {json: /total}}
              - request: {method: POST, path: "/cart/${cart}/init"}
                extract: {clientSecret: {json: /secret}}
          retryPayment:
            steps:
              - request: {method: POST, path: "/cart/${cart}/init"}
                extract: {clientSecret: {json: /secret}}
          complete:
            steps:
              - request: {method: POST, path: "/cart/${cart}/checkout?${return.query}"}
                extract: {order: {json: /id}}
      operations:
        orderStatus:
          steps:
            - request: {method: GET, path: "/orders/${order}"}
              extract: {state: {json: /state}, amount: {json: /amount, optional: true}}
          states: {paid: PROCESSED, pending: NEW}
          missing: pending
          unit: major
        fulfilments:
          steps:
            - request: {method: GET, path: /outbox}
              extract: {fulfilments: {json: "", count: true}}
      outcome:
        - {when: {json: /id}, is: paid}
      """;

  private final TinyServer app = new TinyServer();
  private final TinyServer stripe = new TinyServer();
  private final MappedMerchant merchant =
      Merchants.along(
          MappingFile.parse("odd.yaml", MAPPING, Map.of()),
          app.uri(),
          stripe.uri(),
          exchange -> {},
          StripeWitness.NONE);

  @AfterEach
  void close() {
    app.close();
    stripe.close();
  }

  private void stripeSays(int status, String body) {
    stripe.on("POST /v1/payment_intents/pi_1/confirm", status, body);
  }

  @Test
  void anOrderThatComesWithThePaymentIsPendingUntilThen() {
    app.on("POST /cart", 200, "{\"cart\":\"c1\",\"total\":25.90}")
        .on("POST /cart/c1/init", 200, "{\"secret\":\"pi_1_secret_2\"}")
        .on("POST /cart/c1/checkout", 200, "{\"id\":\"o-77\"}")
        .on("GET /orders/o-77", 200, "{\"state\":\"PROCESSED\",\"amount\":\"25.90\"}")
        .on("GET /outbox", 200, "[1]");
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
    assertThat(merchant.books(order).state()).isEqualTo(OrderState.PENDING);
    assertThat(merchant.books(order).fulfilments()).isNull();
    assertThatThrownBy(() -> merchant.price(order))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the app has not told what order " + order + " costs: no 'total' yet");
    assertThat(app.asked()).isEmpty();

    assertThat(merchant.orderOf(Set.of("pi_1"))).isEmpty();
    stripeSays(402, "{\"error\":{\"code\":\"card_declined\",\"message\":\"No.\"}}");
    assertThat(merchant.pay(order, "pm_card_x", Visit.STAYS).kind()).isEqualTo(Kind.DECLINED);
    stripeSays(200, "{\"status\":\"succeeded\"}");
    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind()).isEqualTo(Kind.PAID);

    assertThat(app.lines())
        .containsExactly(
            "POST /cart", "POST /cart/c1/init", "POST /cart/c1/init", "POST /cart/c1/checkout");
    assertThat(app.last().query()).startsWith("payment_intent=pi_1&");
    assertThat(merchant.orderOf(Set.of("pi_1", "o-77"))).contains(order);
    assertThat(merchant.orderOf(Set.of("pi_2"))).isEmpty();
    assertThat(merchant.price(order)).isEqualTo(Money.parse("25.90 CAD"));
    Books books = merchant.books(order);
    assertThat(books.state()).isEqualTo(OrderState.PAID);
    assertThat(books.price()).isEqualTo(Money.parse("25.90 CAD"));
    assertThat(books.fulfilments()).isEqualTo(1);
  }

  @Test
  void aShopperWhoLeavesDoesNotCompleteTheOrder() {
    app.on("POST /cart", 200, "{\"cart\":\"c1\",\"total\":25.90}")
        .on("POST /cart/c1/init", 200, "{\"secret\":\"pi_1_secret_2\"}");
    stripeSays(200, "{\"status\":\"succeeded\"}");
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, PRICE);

    assertThat(merchant.pay(order, "pm_card_visa", Visit.LEAVES).kind()).isEqualTo(Kind.PAID);

    assertThat(app.lines()).containsExactly("POST /cart", "POST /cart/c1/init");
    assertThat(merchant.books(order).stateText()).isEqualTo("not there yet");
  }

  @Test
  void afterTheBankTheOrderIsCompletedToo() {
    app.on("POST /cart", 200, "{\"cart\":\"c1\",\"total\":25.90}")
        .on("POST /cart/c1/init", 200, "{\"secret\":\"pi_1_secret_2\"}")
        .on("POST /cart/c1/checkout", 200, "{\"id\":\"o-77\"}");
    stripeSays(
        200,
        "{\"status\":\"requires_action\",\"next_action\":{\"use_stripe_sdk\":{\"stripe_js\":\""
            + stripe.uri()
            + "/bank\"}}}");
    stripe
        .on("GET /bank", 200, "<form><button id=\"test-source-authorize-3ds\" name=\"r\"></form>")
        .on("POST /bank", 200, "done")
        .on("GET /v1/payment_intents/pi_1", 200, "{\"status\":\"succeeded\"}");
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
    merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(merchant.answerChallenge(order, true, Visit.STAYS).kind()).isEqualTo(Kind.PAID);

    assertThat(app.last().line()).isEqualTo("POST /cart/c1/checkout");
  }

  @Test
  void aCompletionThatBreaksLeavesWhatStripeSaid() {
    app.on("POST /cart", 200, "{\"cart\":\"c1\",\"total\":25.90}")
        .on("POST /cart/c1/init", 200, "{\"secret\":\"pi_1_secret_2\"}")
        .on("POST /cart/c1/checkout", 500, "oh");
    stripeSays(200, "{\"status\":\"succeeded\"}");
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, PRICE);

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind()).isEqualTo(Kind.PAID);
  }

  @Test
  void anOrderThatIsNotFoundIsPendingWhereTheFileSaysSo() {
    String yaml = MAPPING.replace("missing: pending", "missing: {state: pending, status: 404}");
    MappedMerchant late =
        Merchants.along(
            MappingFile.parse(
                "odd.yaml", yaml.replace("/orders/${order}", "/orders/${unique}"), NONE),
            app.uri(),
            stripe.uri(),
            exchange -> {},
            StripeWitness.NONE);
    String order = late.placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
    app.on("GET /orders/" + order, 404, "{}");

    assertThat(late.books(order).state()).isEqualTo(OrderState.PENDING);

    app.on("GET /orders/" + order, 500, "{}");
    assertThatThrownBy(() -> late.books(order)).hasMessageContaining("answered 500");
  }

  @Test
  void aPriceInAnotherUnitIsNotAPriceThatComesLater() {
    MappedMerchant wrong =
        Merchants.along(
            MappingFile.parse(
                "odd.yaml", MAPPING.replace("unit: major, currency", "currency"), NONE),
            app.uri(),
            stripe.uri(),
            exchange -> {},
            StripeWitness.NONE);
    app.on("POST /cart", 200, "{\"cart\":\"c1\",\"total\":23.49}");
    String order = wrong.placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
    wrong.pay(order, "pm_card_visa", Visit.LEAVES);

    assertThatThrownBy(() -> wrong.price(order))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the price of order %s (23.49) is no amount in minor units: mend price.unit, minor"
                + " (5999) or major (59.99)",
            order);
  }

  @Test
  void withoutHealthAnyAnswerIsALifeSign() {
    app.on("GET /", 500, "broken, and alive");
    assertThat(merchant.down()).isEmpty();

    app.close();

    assertThat(merchant.down().orElseThrow()).startsWith("GET / gave no ");
  }
}
