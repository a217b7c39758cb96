package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.OrderState;

/** What each block of a mapping file becomes. */
class MappingBlocksTest {

  private static final String WHOLE =
      """
      merchant:
        name: other
        baseUrl: "http://127.0.0.1:0"
        tls: {insecure: true}
        redirect: java agent
      start:
        command: "node server.js --port ${merchant.port}"
        directory: src/examples/shop
        environment: {PORT: "${merchant.port}", WORKERS: 1}
      keys: {secret: {from: network}}
      session: {kind: bearer, captureHeader: X-Token}
      auth:
        admin: {steps: [{request: {method: POST, path: /login, form: {user: a}}, expect: {status: 302}}]}
      defaults:
        path: /api
        headers: {X-Shop: eu, Accept: text/html}
        fail: {json: /errors/0/message}
      setup:
        auth: admin
        steps:
          - request: {method: POST, path: /products, json: {sku: "p-${run}"}}
            extract: {product: {json: /id}}
      reset: {kind: request, steps: [{request: {method: DELETE, path: "/carts/${product}"}}]}
      webhook:
        path: /hook
        secret: whsec_x
        events: [checkout.session.completed, charge.refunded]
        paidEvent: checkout.session.completed
        reject: [204, 400]
        settle: 1500ms
      flows:
        shopper-confirm:
          price: {from: total, unit: major, currency: "${scenario.currency}"}
          createPayment:
            steps:
              - graphql: 'mutation($p: ID!) { add(product: $p, mail: "${unique}@x") { total } }'
                variables: {p: "${product}"}
                extract: {total: {json: /data/add/total}}
              - request: {method: PUT, raw: "<pay/>", headers: {accept: text/xml, Content-Type: text/xml}}
                expect: {status: [200, 303], json: {/ok: true}}
                extract:
                  payUrl: {header: Location}
                  cart: {header: Location, regex: "cart=([0-9]+)"}
                  visitor: {cookie: sid}
          complete: {steps: [{request: {method: GET, path: /done}, extract: {order: {json: /id}}}]}
        server-confirm:
          price: {fixed: 59.99, unit: major, currency: usd}
          createPayment: {auth: admin, steps: [{request: {method: POST}}]}
      operations:
        orderStatus:
          session: shopper
          steps: [{request: {method: GET, path: "/orders/${order}"}, extract: {state: {json: /s}}}]
          states: {paid: [done, 2], pending: open}
          missing: pending
        fulfilments:
          auth: admin
          steps: [{request: {method: GET, path: "/outbox"}, extract: {fulfilments: {json: "", count: true}}}]
      """;

  private final MappingFile file = MappingFile.parse("m.yaml", WHOLE, Map.of());

  private Operation.Step step(Flow flow, String operation, int index) {
    return file.flows().get(flow).get(operation).steps().get(index);
  }

  @Test
  void theAppHowItIsStartedAndItsKeys() {
    assertThat(file.app().insecureTls()).isTrue();
    assertThat(file.app().redirect()).isEqualTo("java agent");
    assertThat(file.baseUrl()).hasToString("http://127.0.0.1:0");
    assertThat(file.start())
        .isEqualTo(
            new MappingFile.Start(
                "node server.js --port ${merchant.port}",
                Path.of("src/examples/shop"),
                Map.of("PORT", "${merchant.port}", "WORKERS", "1"),
                Duration.ofSeconds(30)));
    assertThat(file.keys()).isEqualTo(new MappingFile.Keys(null, null, true));
  }

  @Test
  void aBearerSessionIsShownAsAuthorizationUnlessItSaysOtherwise() {
    assertThat(file.session())
        .isEqualTo(new MappingFile.Session("X-Token", "Authorization", "Bearer ${session}"));
  }

  @Test
  void aRoleMayHaveCookiesOnly() {
    assertThat(file.auth().get("admin").header()).isNull();
    assertThat(file.auth().get("admin").steps()).hasSize(1);
  }

  @Test
  void setupRunsAsItsRoleAndResetKnowsWhatItGave() {
    assertThat(file.setup().auth()).isEqualTo("admin");
    assertThat(file.reset().kind()).isEqualTo(MappingFile.Reset.Kind.REQUEST);
    assertThat(file.reset().steps()).hasSize(1);
  }

  @Test
  void theReceiversManners() {
    assertThat(file.webhook().registered()).isFalse();
    assertThat(file.webhook().manners().paidEvent()).isEqualTo("checkout.session.completed");
    assertThat(file.webhook().manners().listensTo("payment_intent.succeeded")).isFalse();
    assertThat(file.webhook().manners().refusals()).isEqualTo(Set.of(204, 400));
    assertThat(file.webhook().manners().settle()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void aRegisteredEndpointHasNoPathYet() {
    String registered = WHOLE.replace("  path: /hook\n  secret: whsec_x\n", "  registered: true\n");

    assertThat(MappingFile.parse("m.yaml", registered, Map.of()).webhook().registered()).isTrue();
  }

  @Test
  void graphQlBecomesAJsonBodyAndVariablesStayTemplates() {
    assertThat(step(Flow.SHOPPER_CONFIRM, "createPayment", 0).request())
        .isEqualTo(
            new Operation.Request(
                "POST",
                "/api",
                Map.of("X-Shop", new JsonPrimitive("eu"), "Accept", new JsonPrimitive("text/html")),
                JsonParser.parseString(
                    "{\"query\": \"mutation($p: ID!) { add(product: $p, mail: \\\"${unique}@x\\\")"
                        + " { total } }\", \"variables\": {\"p\": \"${product}\"}}"),
                null,
                null));
  }

  @Test
  void whatARequestSaysItselfCountsBeforeTheDefaults() {
    Operation.Step step = step(Flow.SHOPPER_CONFIRM, "createPayment", 1);

    assertThat(step.request().path()).isEqualTo("/api");
    assertThat(step.request().raw()).isEqualTo("<pay/>");
    assertThat(step.request().headers())
        .containsOnly(
            Map.entry("accept", new JsonPrimitive("text/xml")),
            Map.entry("Content-Type", new JsonPrimitive("text/xml")),
            Map.entry("X-Shop", new JsonPrimitive("eu")));
    assertThat(step.fail()).isEqualTo("/errors/0/message");
    assertThat(step.expected()).isEqualTo(Set.of(200, 303));
    assertThat(step.expectedJson()).isEqualTo(Map.of("/ok", new JsonPrimitive(true)));
    assertThat(step.extract().get("cart"))
        .isEqualTo(
            new Extraction(
                Extraction.Source.HEADER,
                "Location",
                "cart=([0-9]+)",
                null,
                false,
                false,
                null,
                null));
    assertThat(step.extract().get("visitor").source()).isEqualTo(Extraction.Source.COOKIE);
  }

  @Test
  void pricesOfTheAppsOwn() {
    assertThat(file.prices())
        .containsEntry(
            Flow.SHOPPER_CONFIRM,
            new MappingFile.Price(null, "total", true, "${scenario.currency}"))
        .containsEntry(
            Flow.SERVER_CONFIRM, new MappingFile.Price(new BigDecimal("59.99"), null, true, "usd"));
  }

  @Test
  void operationsKnowWhoseSessionTheyBelongTo() {
    assertThat(file.flows().get(Flow.SERVER_CONFIRM).get("createPayment").session()).isTrue();
    assertThat(file.operations().get("orderStatus").session()).isTrue();
    assertThat(file.operations().get("fulfilments").session()).isFalse();
    assertThat(file.operations().get("orderStatus").missing())
        .isEqualTo(new Operation.Missing(OrderState.PENDING, Set.of()));
    assertThat(file.operations().get("orderStatus").states())
        .isEqualTo(
            Map.of("done", OrderState.PAID, "2", OrderState.PAID, "open", OrderState.PENDING));
  }

  @Test
  void whatItLacksFollowsFromTheFile() {
    assertThat(file.lacking().keySet())
        .doesNotContain(Ability.FULFILMENTS, Ability.ANSWERS_BY_STATUS, Ability.ORDERS)
        .containsAll(
            List.of(Ability.STRIPE_JS, Ability.CHOSEN_PRICE, Ability.PAY_AGAIN, Ability.REFUNDS));
  }
}
