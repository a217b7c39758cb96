package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.Aside;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.NotUpException;
import testmode.driver.PaymentAnswer;
import testmode.driver.ScenarioParts;
import testmode.driver.settings.Settings;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;
import testmode.merchant.ReferenceShop;
import testmode.merchant.ShopConfig;

/** An app that somebody else started: here the reference shop, told once where Stripe is. */
class RunningAppTest {

  private static final Money PRICE = Money.parse("40.00 EUR");

  @TempDir private Path folder;

  private Settings settings(String app, int port) throws IOException {
    String sample = Files.readString(Path.of("fixtures/merchants/reference-shop.yaml"));
    Path file = folder.resolve("running-shop.yaml");
    Files.writeString(
        file,
        sample
            .replace("launch: reference", "baseUrl: \"" + app + "\"")
            .replace("${merchant.adminToken}", "office")
            .replace("health:", "keys: {secret: sk_test_running}\nhealth:"));
    return Settings.read(
        Map.of("testmode.merchant", file.toString(), "testmode.network.port", String.valueOf(port)),
        Map.of());
  }

  private static int freePort() {
    return FreePort.find();
  }

  @Test
  void isDrivenByOneScenarioAfterTheOther() throws Exception {
    int port = freePort();
    ShopConfig config =
        ShopConfig.of(
            URI.create("http://127.0.0.1:" + port),
            "sk_test_running",
            "pk_test_running",
            "whsec_its_own",
            "office");
    try (ReferenceShop shop = ReferenceShop.start(config);
        Assembly assembly = Assembly.open(settings(shop.baseUri().toString(), port))) {
      CompletableFuture<String> second;
      try (ScenarioParts first = assembly.scenario("first", 1)) {
        second = Aside.get(() -> paysOnce(assembly, "second"));
        assertThat(first.merchant().lacks(Ability.WEBHOOKS)).isPresent();
        assertThat(first.merchant().lacks(Ability.VIRTUAL_TIME)).isPresent();
        String order = first.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
        assertThat(first.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
            .isEqualTo(PaymentAnswer.Kind.PAID);
        assertThat(first.ledger().payments()).hasSize(1);
        assertThat(second).isNotDone();
      }
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("PAID, 1 payment");
    }
  }

  private static String paysOnce(Assembly assembly, String name) {
    try (ScenarioParts parts = assembly.scenario(name, 1)) {
      String order = parts.merchant().placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
      PaymentAnswer answer = parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
      return answer.kind() + ", " + parts.ledger().payments().size() + " payment";
    }
  }

  @Test
  void livesOnWhenDaysPassAtStripeAndTheNextScenarioFindsTheAccountAsItWas() throws Exception {
    int port = freePort();
    try (TinyServer app = new TinyServer().on("GET /health", 200, "{}");
        Assembly assembly = Assembly.open(settings(app.uri().toString(), port))) {
      Instant begun = Instant.now();
      try (ScenarioParts first = assembly.scenario("first", 1)) {
        assertThat(first.merchant().lacks(Ability.STRIPE_TIME)).isEmpty();
        first.account().retriesEventsAs("live");
        first.time().pass(Duration.ofDays(4));
        first.time().pass(Duration.ofMillis(1));
        assertThat(first.time().now())
            .isAfterOrEqualTo(begun.plus(Duration.ofDays(4)).plusMillis(999));
        assertThat(settingsOfAccount(assembly))
            .contains("\"signature_clock\":\"wall\"", "\"webhook_retries\":\"live\"");
        String signed =
            first.deliveries().signedAgo("{}", Duration.ofHours(1)).signature().split("[=,]")[1];
        assertThat(Instant.ofEpochSecond(Long.parseLong(signed)))
            .isBefore(Instant.now().minus(Duration.ofMinutes(59)));
      }
      assertThat(settingsOfAccount(assembly))
          .contains("\"signature_clock\":\"virtual\"", "\"webhook_retries\":\"test\"");
      try (ScenarioParts second = assembly.scenario("second", 1)) {
        assertThat(second.time().now()).isBetween(begun, begun.plus(Duration.ofHours(1)));
      }
    }
  }

  private static String settingsOfAccount(Assembly assembly) throws Web.NoAnswerException {
    return new Web()
        .send(
            "GET",
            URI.create(assembly.stripe() + "/_testmode/account"),
            Map.of("Authorization", "Bearer sk_test_running"),
            null,
            Duration.ofSeconds(10))
        .body()
        .replaceAll("\\s", "");
  }

  @Test
  void thatIsUpAndHangsIsNotToldToBeStarted() {
    assertThat(OutsideApp.remedy("GET /up gave no answer within 10000 ms"))
        .startsWith("Something listens there: see in the app's log");
    assertThat(OutsideApp.remedy("it died")).isEqualTo("Start it");
  }

  @Test
  void thatIsNotUpIsOneSentence() throws Exception {
    int port = freePort();
    int network = freePort();

    assertThatThrownBy(() -> Assembly.open(settings("http://127.0.0.1:" + port, network)))
        .isInstanceOf(NotUpException.class)
        .hasMessage(
            "reference shop is not up at http://127.0.0.1:%d: GET /health gave no answer: nothing"
                    .formatted(port)
                + " listens on port %d. Start it, with Stripe's base set to http://127.0.0.1:%d."
                    .formatted(port, network))
        .satisfies(told -> assertThat(told.getStackTrace()).isEmpty());
  }

  @Test
  void thatIsUpAndUnwellIsOneSentenceOfTheWholeRun() throws Exception {
    int network = freePort();
    try (TinyServer app = new TinyServer().on("GET /health", 503, "no database")) {
      assertThatThrownBy(() -> Assembly.open(settings(app.uri().toString(), network)))
          .isInstanceOf(NotUpException.class)
          .hasMessage(
              "reference shop is not up at %s: GET /health answered 503, so something listens"
                      .formatted(app.uri())
                  + " there: perhaps another program has the port. If it is another program, end"
                  + " it or mend merchant.baseUrl; if it is the app, see its log, or mend"
                  + " 'health'.");
    }
  }

  @Test
  void thatDiesDuringTheRunIsFoundDownByTheNextScenario() throws Exception {
    int network = freePort();
    TinyServer app = new TinyServer().on("GET /health", 200, "{}");
    try (app;
        Assembly assembly = Assembly.open(settings(app.uri().toString(), network))) {
      assembly.scenario("alive", 1).close();
      app.close();

      for (String name : List.of("dead", "still dead")) {
        assertThatThrownBy(() -> assembly.scenario(name, 1))
            .isInstanceOf(NotUpException.class)
            .hasMessageStartingWith(
                "merchant down: reference shop is not up at %s: GET /health gave no "
                    .formatted(app.uri()));
      }
    }
  }

  @Test
  void whoseKeyIsToBeSeenIsAskedForAPaymentBeforeTheFirstScenario() throws Exception {
    int network = freePort();
    ShopConfig config =
        ShopConfig.of(
            URI.create("http://127.0.0.1:" + network),
            "sk_test_onlyitknows",
            "pk_test_onlyitknows",
            "whsec_its_own",
            "office");
    try (ReferenceShop shop = ReferenceShop.start(config);
        Assembly assembly =
            Assembly.open(fromNetwork(settings(shop.baseUri().toString(), network)));
        ScenarioParts parts = assembly.scenario("first", 1)) {
      assertThat(parts.stripe().secretKey()).isEqualTo("sk_test_onlyitknows");
      assertThat(parts.ledger().payments()).isEmpty();
      String order = parts.merchant().placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
      assertThat(parts.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
          .isEqualTo(PaymentAnswer.Kind.PAID);
      assertThat(parts.ledger().payments()).hasSize(1);
    }
  }

  @Test
  void whoseKeyIsNotTheFilesIsOneSentenceOfTheWholeRun() throws Exception {
    int network = freePort();
    ShopConfig config =
        ShopConfig.of(
            URI.create("http://127.0.0.1:" + network),
            "sk_test_startedwithanother",
            "pk_test_startedwithanother",
            "whsec_its_own",
            "office");
    try (ReferenceShop shop = ReferenceShop.start(config);
        Assembly assembly = Assembly.open(settings(shop.baseUri().toString(), network))) {
      assertThatThrownBy(assembly::requireItsKey)
          .isInstanceOf(NotUpException.class)
          .hasMessage(
              "reference shop is not played with: it calls Stripe under another key"
                  + " (sk_test_****ther) than its mapping file says. Write the key that it was"
                  + " started with into keys.secret, or start it with the file's.");
    }
  }

  @Test
  void whoseKeyIsALiveOneIsOneSentenceOfTheWholeRun() throws Exception {
    int network = freePort();
    String live = "sk_live_" + "neverreal0123456";
    try (TinyServer app = new TinyServer()) {
      app.on("GET /health", 200, "{}");
      app.on("POST /orders", 201, "{\"id\":\"o1\"}");
      app.on(
          "POST /orders/o1/pay",
          asked -> new TinyServer.Reply(callsStripe(network, live), "{}", Map.of()));
      Assembly assembly = Assembly.open(settings(app.uri().toString(), network));
      assertThatThrownBy(assembly::requireItsKey)
          .isInstanceOf(NotUpException.class)
          .hasMessageContaining("is not played with: it calls Stripe with a live key (sk_live_")
          .hasMessageNotContaining("neverreal");
      assembly.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"500, true", "200, true", "402, false"})
  void whoseCallsGoElsewhereIsOneSentenceOfTheWholeRun(int status, boolean ends) throws Exception {
    int network = freePort();
    try (TinyServer app = new TinyServer()) {
      app.on("GET /health", 200, "{}");
      app.on("POST /orders", 201, "{\"id\":\"o1\"}");
      app.on("POST /orders/o1/pay", status, "{\"outcome\":\"paid\"}");
      try (Assembly assembly = Assembly.open(settings(app.uri().toString(), network))) {
        if (ends) {
          assertThatThrownBy(assembly::requireItsKey)
              .isInstanceOf(NotUpException.class)
              .hasMessageContaining(
                  "is not played with: it made no call to http://127.0.0.1:" + network)
              .hasMessageContaining("Lead its calls to Stripe there");
        } else {
          // It may have refused the price of this one payment.
          assertThatCode(assembly::requireItsKey).doesNotThrowAnyException();
        }
      }
    }
  }

  private static int callsStripe(int network, String key) {
    URI stripe = URI.create("http://127.0.0.1:" + network + "/v1/payment_intents");
    Map<String, String> headers = Map.of("Authorization", "Bearer " + key);
    try {
      return new Web().send("POST", stripe, headers, "", Duration.ofSeconds(20)).status();
    } catch (Web.NoAnswerException e) {
      return 502;
    }
  }

  @Test
  void whoseKeyIsNeverSeenIsOneSentence() throws Exception {
    int network = freePort();
    TinyServer app =
        new TinyServer().on("GET /health", 200, "{}").on("POST /orders", 201, "{\"id\":\"o1\"}");
    try (app) {
      assertThatThrownBy(() -> Assembly.open(fromNetwork(settings(app.uri().toString(), network))))
          .isInstanceOf(NotUpException.class)
          .hasMessage(
              "the key that reference shop works with is not known: it made no call to"
                  + " http://127.0.0.1:%d when a payment was created:".formatted(network)
                  + " POST /orders/${order}/pay answered 404. Lead its calls to Stripe there, or"
                  + " say 'keys.secret' in its mapping file.");
    }
  }

  private static Settings fromNetwork(Settings settings) throws IOException {
    Path file = settings.merchant();
    String yaml = Files.readString(file);
    Files.writeString(file, yaml.replace("{secret: sk_test_running}", "{secret: {from: network}}"));
    return settings;
  }

  @Test
  void needsAPortThatItCanBeTold() {
    assertThatThrownBy(() -> Assembly.open(settings("http://127.0.0.1:9", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("testmode.network.port must be given with running-shop");
  }
}
