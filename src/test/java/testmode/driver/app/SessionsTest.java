package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.TinyServer;

/** By what an app knows shoppers and roles again, and what it says with a good status. */
class SessionsTest {

  private static final Money PRICE = Money.parse("10.00 EUR");
  private static final String BEGIN =
      """
      merchant: {name: other, baseUrl: "http://127.0.0.1:1"}
      keys: {secret: sk_test_other}
      """;
  private static final String OUTCOME =
      """
      outcome:
        - {when: {json: /errors/0/message}, is: refused, message: /errors/0/message}
        - {when: {status: 200}, is: paid}
      """;

  private final TinyServer app = new TinyServer();

  @AfterEach
  void close() {
    app.close();
  }

  private MappedMerchant merchant(String... blocks) {
    String yaml = BEGIN + String.join("", blocks) + OUTCOME;
    return Merchants.along(
        MappingFile.parse("other.yaml", yaml, Map.of()),
        app.uri(),
        app.uri(),
        exchange -> {},
        StripeWitness.NONE);
  }

  private void answers(String line, String body, String header, String value) {
    app.on(line, any -> new TinyServer.Reply(200, body, Map.of(header, value)));
  }

  @Test
  void eachOrderHasCookiesOfItsOwnAndARoleOthers() {
    MappedMerchant merchant =
        merchant(
            """
            auth:
              admin: {steps: [{request: {method: POST, path: /login, form: {user: a}}}]}
            flows:
              server-confirm:
                price: {fixed: 1400, unit: minor, currency: usd}
                createPayment:
                  steps:
                    - request: {method: GET, path: /cart}
                      extract: {token: {cookie: csrf}}
                    - request: {method: POST, path: "/pay?t=${token}"}
            operations:
              orderStatus:
                session: shopper
                steps: [{request: {method: GET, path: /mine}, extract: {state: {json: /state}}}]
                states: {paid: done}
              refund:
                auth: admin
                steps: [{request: {method: POST, path: /refund}}]
              reconcile:
                steps: [{request: {method: POST, path: /job}}]
            """);
    AtomicInteger shoppers = new AtomicInteger();
    app.on(
        "GET /cart", any -> new TinyServer.Reply(200, "{}", Map.of("Set-Cookie", csrf(shoppers))));
    answers("POST /login", "", "Set-Cookie", "office=1; Path=/");
    app.on("POST /pay", 200, "{}").on("GET /mine", 200, "{\"state\":\"done\"}");
    app.on("POST /refund", 200, "{}").on("POST /job", 200, "{}");
    String first = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);
    String second = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);

    merchant.pay(first, "pm_card_visa", Visit.STAYS);
    merchant.pay(second, "pm_card_visa", Visit.STAYS);

    assertThat(app.last().query()).isEqualTo("t=2");
    assertThat(app.last().headers()).containsEntry("Cookie", "csrf=2");
    assertThat(merchant.books(first).state()).isEqualTo(OrderState.PAID);
    assertThat(app.last().headers()).containsEntry("Cookie", "csrf=1");
    merchant.refund(first, null, null);
    assertThat(app.last().headers()).containsEntry("Cookie", "office=1");
    merchant.reconcile();
    assertThat(app.last().headers()).doesNotContainKey("Cookie");
  }

  @Test
  void aRolesHeaderStandsBesideTheCookiesOfAShopper() {
    MappedMerchant merchant =
        merchant(
            """
            auth:
              clerk:
                steps: [{request: {method: POST, path: /token}, extract: {token: {json: /token}}}]
                header: Authorization
                format: "Bearer ${token}"
            flows:
              server-confirm:
                price: {fixed: 1400, unit: minor, currency: usd}
                placeOrder: {steps: [{request: {method: GET, path: /cart}, extract: {order: {cookie: csrf}}}]}
                createPayment: {auth: clerk, steps: [{request: {method: POST, path: /pay}}]}
            """);
    AtomicInteger shoppers = new AtomicInteger();
    app.on(
            "GET /cart",
            any -> new TinyServer.Reply(200, "{}", Map.of("Set-Cookie", csrf(shoppers))))
        .on(
            "POST /token",
            any ->
                new TinyServer.Reply(
                    200, "{\"token\":\"t\"}", Map.of("Set-Cookie", "csrf=none; Path=/")))
        .on("POST /pay", 200, "{}");
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);

    merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(app.last().headers())
        .containsEntry("Cookie", "csrf=1")
        .containsEntry("Authorization", "Bearer t");
  }

  @Test
  void aRoleOfCookiesLogsInAsEachShopper() {
    MappedMerchant merchant =
        merchant(
            """
            auth:
              customer: {steps: [{request: {method: POST, path: /login}}]}
            flows:
              server-confirm:
                price: {fixed: 1400, unit: minor, currency: usd}
                placeOrder: {steps: [{request: {method: GET, path: /cart}, extract: {order: {cookie: csrf}}}]}
                createPayment: {auth: customer, steps: [{request: {method: POST, path: /pay}}]}
            """);
    AtomicInteger shoppers = new AtomicInteger();
    app.on(
            "GET /cart",
            any -> new TinyServer.Reply(200, "{}", Map.of("Set-Cookie", csrf(shoppers))))
        .on(
            "POST /login",
            asked ->
                new TinyServer.Reply(
                    200, "", Map.of("Set-Cookie", "user=of-" + asked.headers().get("Cookie"))))
        .on("POST /pay", 200, "{}");
    String first = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);
    String second = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);

    merchant.pay(first, "pm_card_visa", Visit.STAYS);
    assertThat(app.last().headers()).containsEntry("Cookie", "csrf=1; user=of-csrf=1");
    merchant.pay(first, "pm_card_visa", Visit.STAYS);
    merchant.pay(second, "pm_card_visa", Visit.STAYS);

    assertThat(app.last().headers()).containsEntry("Cookie", "csrf=2; user=of-csrf=2");
    assertThat(app.lines()).filteredOn("POST /login"::equals).hasSize(2);
  }

  private static String csrf(AtomicInteger shoppers) {
    return "csrf=" + shoppers.incrementAndGet() + "; Path=/";
  }

  @Test
  void aBearerSessionRollsWithEveryAnswerThatCarriesOne() {
    MappedMerchant merchant =
        merchant(
            """
            session: {kind: bearer, captureHeader: shop-token, header: Authorization, format: "Bearer ${session}"}
            defaults: {path: /graph, method: POST, fail: {json: /errors/0/message}}
            flows:
              server-confirm:
                price: {from: total, unit: major, currency: "${currency}"}
                createPayment:
                  steps:
                    - {graphql: 'mutation{add(n:"${unique}"){total}}', extract: {total: {json: /data/total}, currency: {json: /data/currency}}}
                    - {graphql: 'mutation{pay}'}
            """);
    AtomicInteger calls = new AtomicInteger();
    app.on(
        "POST /graph",
        any ->
            new TinyServer.Reply(
                200,
                "{\"data\":{\"total\":\"14.50\",\"currency\":\"GBP\"}}",
                calls.incrementAndGet() == 1 ? Map.of("Shop-Token", "t1") : Map.of()));
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind()).isEqualTo(Kind.PAID);

    assertThat(app.asked().get(0).headers()).doesNotContainKey("Authorization");
    assertThat(app.asked().get(0).body()).contains(order).contains("\"query\"");
    assertThat(app.last().headers()).containsEntry("Authorization", "Bearer t1");
    assertThat(merchant.price(order)).isEqualTo(Money.parse("14.50 GBP"));
  }

  @Test
  void anErrorWithAGoodStatusEndsTheOperation() {
    MappedMerchant merchant =
        merchant(
            """
            defaults: {path: /graph, method: POST, fail: {json: /errors/0/message}}
            flows:
              server-confirm:
                price: {fixed: 5.00, unit: major, currency: "${scenario.currency}"}
                createPayment:
                  steps:
                    - {graphql: 'mutation{add}'}
                    - {graphql: 'mutation{pay}'}
            """);
    app.on("POST /graph", 200, "{\"errors\":[{\"message\":\"sold out\"}]}");
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE);

    var answer = merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
    assertThat(answer.message()).isEqualTo("sold out");
    assertThat(app.lines()).hasSize(1);
    assertThat(merchant.price(order)).isEqualTo(Money.parse("5.00 EUR"));
  }
}
