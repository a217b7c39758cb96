package testmode.driver.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCreateParams;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import testmode.driver.NotUpException;
import testmode.driver.StripeAccess;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.TinyServer;
import testmode.driver.web.TinyServer.Reply;
import testmode.driver.web.Web;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

class PreflightTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Web WEB = new Web();

  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults().withRateLimit(25));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static StripeAccess access(String secret, String publishable) {
    return new StripeAccess(simulator.baseUri(), secret, publishable);
  }

  private static Findings ask(String secret, String publishable) {
    return Preflight.of(access(secret, publishable));
  }

  private static void control(String name, String door, String body) throws Exception {
    HttpAnswer answer =
        WEB.send(
            "POST",
            URI.create(simulator.baseUri() + "/_testmode/" + door),
            Map.of("Authorization", "Bearer sk_test_" + name),
            body,
            LIMIT);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static void restrict(String name, String permissions) throws Exception {
    control(
        name,
        "keys/restrict",
        "{\"key\": \"rk_test_" + name + "\", \"permissions\": " + permissions + "}");
  }

  private static String payment(String name) throws StripeException {
    return StripeClient.builder()
        .setApiBase(simulator.baseUri().toString())
        .setApiKey("sk_test_" + name)
        .build()
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(4000L)
                .setCurrency("eur")
                .addPaymentMethodType("card")
                .build())
        .getId();
  }

  @Test
  void tellsWhoseTheKeysAreAndThatNothingLacks() throws Exception {
    control("rich", "account", "{\"country\": \"IE\", \"settlement_currency\": \"eur\"}");

    Findings found = ask("sk_test_rich", "pk_test_rich");

    assertThat(found.problems()).isEmpty();
    assertThat(found.account()).startsWith("acct_");
    assertThat(found.table())
        .containsExactly(
            Map.entry("account", found.account() + ", IE, settles in eur"),
            Map.entry("API version", Stripe.API_VERSION),
            Map.entry("secret key", "sk_test_****, unrestricted"),
            Map.entry("publishable key", "pk_test_****, of the same account"));
  }

  @Test
  void writesNothing() throws Exception {
    restrict("clean", "{\"payment_intents\": \"write\", \"refunds\": \"write\"}");
    ask("sk_test_clean", "pk_test_clean");
    ask("rk_test_clean", "pk_test_clean");

    for (String family : new String[] {"payment_intents", "refunds", "events"}) {
      HttpAnswer list =
          WEB.send(
              "GET",
              URI.create(simulator.baseUri() + "/v1/" + family),
              Map.of("Authorization", "Bearer sk_test_clean"),
              null,
              LIMIT);
      assertThat(list.at("/data")).asString().isEqualTo("[]");
    }
  }

  @Test
  void namesEveryPermissionThatARestrictedKeyLacks() throws Exception {
    restrict(
        "narrow",
        "{\"payment_intents\": \"read\", \"charges\": \"read\", \"refunds\": \"read\","
            + " \"balance_transactions\": \"read\"}");

    Findings found = ask("rk_test_narrow", "pk_test_narrow");

    assertThat(found.problems())
        .containsExactly(
            "STRIPE_SECRET_KEY (rk_test_****) lacks PaymentIntents: write"
                + " (rak_payment_intent_write), Refunds: write (rak_charge_write), Events: read"
                + " (rak_event_read): edit the restricted key at"
                + " https://dashboard.stripe.com/test/apikeys, or give the account's secret key.");
    assertThat(found.account()).startsWith("acct_");
  }

  @Test
  void aRestrictedKeyThatMayDoWhatARunNeedsIsEnough() throws Exception {
    restrict(
        "enough",
        "{\"payment_intents\": \"write\", \"refunds\": \"write\", \"charges\": \"read\","
            + " \"events\": \"read\", \"balance_transactions\": \"read\"}");

    Findings found = ask("rk_test_enough", "pk_test_enough");

    assertThat(found.problems()).isEmpty();
    assertThat(found.table())
        .containsEntry(
            "secret key", "rk_test_****, restricted, with every permission that was tried");
    assertThat(found.table()).containsEntry("API version", Stripe.API_VERSION);
    assertThat(found.table().get("account"))
        .isEqualTo(
            found.account()
                + ", settlement currency not told, more is shown to unrestricted keys only");
  }

  @Test
  void aPublishableKeyOfAnotherAccountIsFoundOnAnAccountWithoutPayments() {
    Findings found = ask("sk_test_empty", "pk_test_stranger");

    assertThat(found.problems())
        .singleElement()
        .asString()
        .startsWith(
            "STRIPE_PUBLISHABLE_KEY (pk_test_****nger) is of another account than"
                + " STRIPE_SECRET_KEY, which is of "
                + found.account());
  }

  @Test
  void aPublishableKeyIsHeldAgainstTheNewestPayment() throws Exception {
    payment("busy");

    assertThat(ask("sk_test_busy", "pk_test_busy").problems()).isEmpty();
    assertThat(ask("sk_test_busy", "pk_test_stranger").problems())
        .singleElement()
        .asString()
        .contains("is of another account");
  }

  @Test
  void refusedKeysAreToldTogetherWithWhatStripeSays() throws Exception {
    control("old", "keys/expire", "{\"key\": \"sk_test_old\"}");
    control("old", "keys/revoke", "{\"key\": \"pk_test_old\"}");

    assertThat(ask("sk_test_old", "pk_test_old").problems())
        .containsExactly(
            "STRIPE_SECRET_KEY (sk_test_****) is refused: Expired API Key provided: sk_test_***."
                + " Take the one that is good from https://dashboard.stripe.com/test/apikeys.",
            "STRIPE_PUBLISHABLE_KEY (pk_test_****) is refused: Stripe does not know it. Take the"
                + " one that is good from https://dashboard.stripe.com/test/apikeys.");
  }

  @Test
  void stripesOwnTroublesAreNoBadInput() {
    try (TinyServer broken = new TinyServer().on("GET /v1/account", 503, "{}")) {
      assertThatThrownBy(
              () -> Preflight.of(new StripeAccess(broken.uri(), "sk_test_a", "pk_test_a")))
          .isInstanceOf(NotUpException.class)
          .hasMessageStartingWith("Stripe cannot be asked at " + broken.uri())
          .hasMessageContaining("Stripe answered 503 to GET /v1/account");
    }
  }

  @Test
  void somebodyElseAtThatAddressIsNoStripe() {
    try (TinyServer shop = new TinyServer()) {
      assertThatThrownBy(() -> Preflight.of(new StripeAccess(shop.uri(), "sk_test_a", "pk_test_a")))
          .isInstanceOf(NotUpException.class)
          .hasMessageContaining("GET /v1/account was answered with 404, as no Stripe does");
    }
  }

  @Test
  void anotherApiVersionAndLiveModeAreProblems() {
    Map<String, String> old = Map.of("Stripe-Version", "2020-08-27");
    try (TinyServer stripe =
        new TinyServer()
            .on(
                "GET /v1/account",
                asked ->
                    new Reply(
                        200,
                        "{\"id\": \"acct_1\", \"country\": \"US\", \"default_currency\": \"usd\","
                            + " \"charges_enabled\": false}",
                        old))
            .on("GET /v1/balance", 200, "{\"livemode\": true}")
            .on("GET /v1/payment_intents", 200, "{\"data\": []}")) {
      Findings found = Preflight.of(new StripeAccess(stripe.uri(), "sk_test_a", "pk_test_a"));

      assertThat(found.problems())
          .hasSize(2)
          .anyMatch(it -> it.startsWith("Stripe answers in API version 2020-08-27"))
          .anyMatch(it -> it.startsWith("Stripe answers in live mode"));
      assertThat(found.table().get("account"))
          .isEqualTo(
              "acct_1, US, settles in usd, not enabled for live charges, which test payments do"
                  + " not need");
    }
  }

  @Test
  void nothingIsConcludedFromAnAccountsNameWhereStripeDoesNotTakeIt() {
    try (TinyServer stripe =
        new TinyServer()
            .on("GET /v1/account", 200, "{\"id\": \"acct_1\"}")
            .on("GET /v1/payment_intents", 200, "{\"data\": []}")
            .on(
                "GET /v1/balance",
                asked ->
                    asked.headers().containsKey("Stripe-account")
                        ? new Reply(403, "{\"error\": {\"message\": \"no\"}}", Map.of())
                        : new Reply(200, "{}", Map.of()))
            .on(
                "GET /v1/payment_intents/pi_testmode_preflight",
                403,
                "{\"error\": {\"message\": \"no\"}}")) {
      Findings found = Preflight.of(new StripeAccess(stripe.uri(), "sk_test_a", "pk_test_a"));

      assertThat(found.problems()).isEmpty();
      assertThat(found.table().get("publishable key")).contains("did not tell of which account");
    }
  }
}
