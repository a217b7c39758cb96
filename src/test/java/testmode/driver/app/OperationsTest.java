package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.TinyServer;
import testmode.network.Exchange;

/** What the sample does not use: several steps, logins, forms, every way to extract. */
class OperationsTest {

  private static final String MAPPING =
      """
      merchant: {name: other, baseUrl: "http://127.0.0.1:1"}
      auth:
        admin:
          steps: [{request: {method: POST, path: /login, json: {user: a}}, extract: {token: {json: /token}}}]
          header: X-Auth
          format: "T ${token}"
      flows:
        shopper-confirm:
          price: {fixed: 100, currency: eur}
          createPayment:
            auth: admin
            steps:
              - request: {method: POST, path: /carts, form: {sku: "s ${unique}", n: 2}}
                extract:
                  cart: {header: Location}
                  lines: {json: /lines, count: true}
                  open: {json: /state, equals: open}
              - request: {method: GET, path: "/init?cart=${cart}&n=${lines}&open=${open}"}
                extract:
                  hidden: {regex: 'name="csrf" value="([^"]+)"'}
                  clientSecret: {network: {method: POST, path: /v1/payment_intents, response: /client_secret}}
        server-confirm:
          price: {fixed: 100, currency: eur}
          createPayment: {steps: [{request: {method: POST, path: /create}, extract: {id: {json: /id}}}]}
          confirm: {steps: [{request: {method: POST, path: "/confirm/${id}"}}]}
      operations:
        orderStatus:
          auth: admin
          steps: [{request: {method: GET, path: "/state/${order}"}, extract: {state: {json: /state}}}]
          states: {paid: done}
      outcome:
        - {when: {status: 202}, is: in_progress}
      """;

  private final TinyServer app = new TinyServer();
  private final TinyServer stripe = new TinyServer();
  private final StripeWitness witness =
      new StripeWitness() {
        @Override
        public int mark() {
          return 3;
        }

        @Override
        public Optional<HttpAnswer> answerSince(int mark, String call) {
          return mark == 3 && call.equals("POST /v1/payment_intents")
              ? Optional.of(new HttpAnswer(200, Map.of(), "{\"client_secret\":\"pi_9_secret_8\"}"))
              : Optional.empty();
        }
      };
  private final List<Exchange> record = new CopyOnWriteArrayList<>();
  private final MerchantApp merchant =
      Merchants.along(
          MappingFile.parse("other.yaml", MAPPING, Map.of()),
          app.uri(),
          stripe.uri(),
          record::add,
          witness);

  @AfterEach
  void close() {
    app.close();
    stripe.close();
  }

  @Test
  void everyWayToExtractAndALoginOncePerScenario() {
    app.on("POST /login", 200, "{\"token\":\"secret\"}")
        .on(
            "POST /carts",
            any ->
                new TinyServer.Reply(
                    201, "{\"lines\":[1,2,3],\"state\":\"open\"}", Map.of("Location", "c-7")))
        .on("GET /init", 200, "<input name=\"csrf\" value=\"x1\">");
    stripe.on("POST /v1/payment_intents/pi_9/confirm", 200, "{\"status\":\"succeeded\"}");
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, Money.parse("1.00 EUR"));

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind())
        .isEqualTo(PaymentAnswer.Kind.PAID);
    merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(app.lines())
        .containsExactly("POST /login", "POST /carts", "GET /init", "POST /carts", "GET /init");
    assertThat(app.asked().get(1).body()).isEqualTo("sku=s+" + order + "&n=2");
    assertThat(app.asked().get(1).headers()).containsEntry("X-auth", "T secret");
    assertThat(app.last().query()).isEqualTo("cart=c-7&n=3&open=true");
    assertThat(stripe.last().headers()).containsEntry("Authorization", "Bearer pk_test_world");
  }

  @Test
  void theLoginForALookIsNotRecordedEither() {
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, Money.parse("1.00 EUR"));
    app.on("POST /login", 200, "{\"token\":\"secret\"}")
        .on("GET /state/" + order, 200, "{\"state\":\"done\"}");

    assertThat(merchant.books(order).state()).isEqualTo(OrderState.PAID);
    assertThat(app.last().headers()).containsEntry("X-auth", "T secret");
    assertThat(record).isEmpty();
  }

  @Test
  void aStepThatLacksWhatTheNextOneNeedsIsNamed() {
    app.on("POST /login", 200, "{\"token\":\"secret\"}").on("POST /carts", 201, "{}");
    String order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, Money.parse("1.00 EUR"));

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).failure())
        .isEqualTo("POST /carts answered without cart, lines");
  }

  @Test
  void aMerchantThatConfirmsInASecondCallIsAskedTwice() {
    app.on("POST /create", 200, "{\"id\":\"p1\"}").on("POST /confirm/p1", 202, "");
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, Money.parse("1.00 EUR"));

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind())
        .isEqualTo(PaymentAnswer.Kind.IN_PROGRESS);
    assertThat(app.lines()).containsExactly("POST /create", "POST /confirm/p1");
  }
}
