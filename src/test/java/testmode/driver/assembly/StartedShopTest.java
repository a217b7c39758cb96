package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.EventDeliveries;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.NotUpException;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.ScenarioParts;
import testmode.driver.settings.Settings;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;

/** An app that the run starts itself, in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class StartedShopTest {

  private static final Money PRICE = Money.parse("14.00 USD");

  private static final String MAPPING =
      """
      merchant: {name: NAME, baseUrl: "http://127.0.0.1:0"}
      start:
        command: COMMAND
        environment:
          PORT: "${merchant.port}"
          STRIPE_BASE: "http://${stripe.host}:${stripe.port}"
          STRIPE_KEY: "${stripe.secretKey}"
          WEBHOOK_SECRET: "${stripe.webhookSecret}"
        ready: 30s
      health: {request: {method: GET, path: /health}}
      setup:
        steps: [{request: {method: POST, path: /setup, raw: "${run}"}, extract: {sku: {json: /sku}}}]
      reset: {kind: request, steps: [{request: {method: POST, path: /reset}}]}
      keys: {secret: sk_test_tinyshop}
      webhook: {path: /webhook, secret: whsec_tinyshop, events: [payment_intent.succeeded]}
      flows:
        server-confirm:
          price: {fixed: 1400, unit: minor, currency: usd}
          createPayment:
            steps: [{request: {method: POST, path: /pay, headers: {X-Sku: "a ${sku}"}, raw: "${shopper.paymentMethod}"}}]
      operations:
        orderStatus:
          steps: [{request: {method: GET, path: /books}, extract: {state: {json: /state}}}]
          states: {paid: paid}
        fulfilments:
          steps: [{request: {method: GET, path: /books}, extract: {fulfilments: {json: /sold}}}]
      outcome:
        - {when: {json: /outcome, equals: succeeded}, is: paid}
      """;

  @TempDir private Path folder;

  private Settings settings(String name, String command) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, MAPPING.replace("NAME", name).replace("COMMAND", "'" + command + "'"));
    return Settings.read(Map.of("testmode.merchant", file.toString()), Map.of());
  }

  private static String shop() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return java
        + " -Xshare:auto -XX:TieredStopAtLevel=1 -cp target/test-classes "
        + TinyShop.class.getName();
  }

  private static int post(MerchantApp merchant, String path) {
    try {
      URI shop = merchant.webhookUri().resolve(path);
      return new Web().send("POST", shop, Map.of(), "", Duration.ofSeconds(20)).status();
    } catch (Web.NoAnswerException died) {
      return 0;
    }
  }

  @Test
  void paysIsToldByEventsIsResetAndComesBackFromTheDead() throws Exception {
    try (Assembly assembly = Assembly.open(settings("tiny-shop", shop()))) {
      URI where;
      try (ScenarioParts first = assembly.scenario("first", 1)) {
        where = first.merchant().webhookUri();
        String order = first.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
        assertThat(first.merchant().lacks(Ability.WEBHOOKS)).isEmpty();
        assertThat(first.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
            .isEqualTo(Kind.PAID);
        await().atMost(Duration.ofSeconds(20)).until(() -> fulfilments(first, order) == 1);
        assertThat(first.deliveries().all())
            .extracting(EventDeliveries.Delivery::type, EventDeliveries.Delivery::status)
            .containsExactly(tuple("payment_intent.succeeded", 200));
        assertThat(first.ledger().payments()).hasSize(1);
        assertThat(first.merchant().down()).isEmpty();
      }
      try (ScenarioParts second = assembly.scenario("second", 1)) {
        String order = second.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
        assertThat(fulfilments(second, order)).isZero();
        post(second.merchant(), "/die");
        assertThat(second.merchant().down().orElseThrow())
            .startsWith("GET /health gave no ")
            .contains("ended with exit code 7; it wrote last: ", "out of memory");
        assertThat(second.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
            .isEqualTo(Kind.BROKEN);
      }
      try (ScenarioParts third = assembly.scenario("third", 1)) {
        String order = third.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
        assertThat(third.merchant().webhookUri()).isEqualTo(where);
        assertThat(third.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
            .isEqualTo(Kind.PAID);
      }
      assertThat(Files.readString(Path.of("target/merchant/tiny-shop.log")).lines())
          .containsExactly(
              "listening with sk_test_tinyshop",
              "out of memory",
              "listening with sk_test_tinyshop");
    }
  }

  private static int fulfilments(ScenarioParts parts, String order) {
    Books books = parts.merchant().books(order);
    return books.fulfilments() == null ? -1 : books.fulfilments();
  }

  @Test
  void registersItsEndpointItselfAndHearsOfEachPaymentOnceAfterANewStart() throws Exception {
    Settings settings = settings("registering-shop", shop());
    Path file = settings.merchant();
    String yaml =
        Files.readString(file)
            .replace(
                "webhook: {path: /webhook, secret: whsec_tinyshop, events:"
                    + " [payment_intent.succeeded]}",
                "webhook: {registered: true}")
            .replace("WEBHOOK_SECRET: \"${stripe.webhookSecret}\"", "REGISTERS: \"1\"")
            .replaceAll("reset: .*", "reset: {kind: restart}");
    Files.writeString(file, yaml);
    try (Assembly assembly = Assembly.open(settings)) {
      for (String name : List.of("first", "second")) {
        try (ScenarioParts parts = assembly.scenario(name, 1)) {
          String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
          assertThat(parts.merchant().lacks(Ability.WEBHOOKS)).isEmpty();
          parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
          await().atMost(Duration.ofSeconds(20)).until(() -> fulfilments(parts, order) > 0);
          await().atMost(Duration.ofSeconds(20)).until(() -> parts.deliveries().quiet());
          String paid = parts.ledger().payments().get(0).id();
          assertThat(parts.faults().recorded())
              .filteredOn(it -> it.path().equals("/webhook"))
              .filteredOn(it -> it.requestBody().contains("\"payment_intent.succeeded\""))
              .filteredOn(it -> it.requestBody().contains(paid))
              .hasSize(1)
              .allMatch(it -> Integer.valueOf(200).equals(it.status()));
        }
      }
    }
  }

  @Test
  void thatSomebodyElseRunsIsNotStartedBesideIt() throws Exception {
    try (TinyServer running =
        new TinyServer().on("GET /health", 200, "").on("POST /setup", 200, "{\"sku\":\"s\"}")) {
      Settings settings = settings("running-shop", "touch started");
      Path file = settings.merchant();
      String yaml =
          Files.readString(file)
              .replace("http://127.0.0.1:0", running.uri().toString())
              .replaceAll("reset: .*", "reset: {kind: restart}");
      Files.writeString(file, yaml);
      try (Assembly assembly = Assembly.open(settings)) {
        assertThatThrownBy(() -> assembly.scenario("first", 1))
            .isInstanceOf(NotUpException.class)
            .hasMessageStartingWith("running-shop cannot be started again: somebody else runs it");
      }
      assertThat(running.lines()).contains("POST /setup");
    }
  }

  @Test
  void thatDoesNotComeUpIsOneSentenceOfTheWholeRun() throws Exception {
    Settings settings = settings("no-shop", "echo no port for ${stripe.secretKey}; exit 3");

    assertThatThrownBy(() -> Assembly.open(settings))
        .isInstanceOf(NotUpException.class)
        .hasMessageContaining("it ended with exit code 3 before it was ready")
        .hasMessageContaining("no port for sk_test_")
        .hasMessageNotContaining("sk_test_tinyshop");
  }
}
