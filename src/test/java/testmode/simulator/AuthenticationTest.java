package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

final class AuthenticationTest {
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/authentication",
      on = "2026-11-23")
  void aKeyIsTakenAsBearerAndAsUserNameOfBasicAuthentication() {
    String id = Wire.bearer(simulator, "sk_test_one").post("/v1/customers", "name=Ada").id();
    Wire.Reply seen = Wire.bearer(simulator, "rk_test_one").get("/v1/customers/" + id);
    assertThat(seen.json().get("name").getAsString()).isEqualTo("Ada");
    assertThat(Wire.basic(simulator, "sk_test_one").get("/v1/customers/" + id).status())
        .isEqualTo(200);
  }

  @Test
  void anotherNameIsAnotherWorld() {
    String id = Wire.bearer(simulator, "sk_test_mine").post("/v1/customers", "name=Ada").id();
    assertThat(Wire.bearer(simulator, "sk_test_yours").get("/v1/customers/" + id).status())
        .isEqualTo(404);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 074", on = "2026-11-23")
  void anUnknownKeyIsRefusedMaskedAndWithoutARequestId() {
    Wire.Reply reply = Wire.bearer(simulator, "sk_test_invalid7abcd").get("/v1/customers");
    Recording.same("074-401-invalid-key", reply);
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("Invalid API Key provided: sk_test_********abcd");
    assertThat(reply.error().get("type").getAsString()).isEqualTo("invalid_request_error");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Stripe\"");
    assertThat(reply.header("Request-Id")).isNull();
    assertThat(reply.header("Stripe-Version")).isNull();
    assertThat(reply.header("Original-Request")).isNull();
    assertThat(reply.header("Idempotency-Key")).isNull();
    assertThat(reply.header("Stripe-Should-Retry")).isNull();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github stripe/stripe-node #2246, a key of 107 characters",
      on = "2025-01-09")
  void ofALongKeyTheLastSixCharactersStayReadable() {
    String key = "rk_test_invalid" + "x".repeat(86) + "qs8Kgd";
    Wire.Reply reply = Wire.bearer(simulator, key).get("/v1/customers");
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("Invalid API Key provided: rk_test_" + "*".repeat(93) + "qs8Kgd");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Giftbit/stripe-stateful-mock, held against Stripe",
      on = "2026-11-23")
  void aRequestWithoutAKeyIsToldHowToSendOne() {
    Wire.Reply reply = Wire.anonymous(simulator).get("/v1/customers");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().get("message").getAsString())
        .startsWith("You did not provide an API key.");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: github stripe/stripe-cli #792", on = "2021-12-02")
  void anExpiredKeyHasItsOwnCode() {
    Wire.Reply reply = Wire.bearer(simulator, "sk_test_expired_1").get("/v1/customers");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().toString())
        .isEqualTo(
            "{\"code\":\"api_key_expired\","
                + "\"doc_url\":\"https://stripe.com/docs/error-codes/api-key-expired\","
                + "\"message\":\"Expired API Key provided: sk_test_*****ed_1\","
                + "\"type\":\"invalid_request_error\"}");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github SiimKirjanen/seatreg #97; older reports have 401",
      on = "2026-11-23")
  void aPublishableKeyIsRefusedWhereASecretOneIsNeeded() {
    Wire.Reply reply = Wire.bearer(simulator, "pk_test_one").get("/v1/customers");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.error().get("code").getAsString()).isEqualTo("secret_key_required");
    assertThat(reply.header("Request-Id")).startsWith("req_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE /v1/webhook_endpoints/we_1",
        "GET /v1/charges",
        "GET /v1/events",
        "POST /v1/payment_intents",
        "POST /v1/refunds"
      })
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/keys",
      routes = {"GET /v1/charges", "GET /v1/events", "POST /v1/refunds"},
      on = "2026-11-23")
  void aPublishableKeyMovesNoMoneyAndReadsNoBooks(String request) {
    String[] parts = request.split(" ");
    Wire.Reply reply = Wire.bearer(simulator, "pk_test_one").send(parts[0], parts[1], null);
    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 075 (not redistributed)", on = "2026-11-23")
  void aKeyIsRefusedForAnAccountThatIsNotItsOwn() {
    Wire.Reply reply =
        Wire.bearer(simulator, "sk_test_alone_XXXX")
            .get("/v1/customers", "Stripe-Account", "acct_1Other");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.error().get("code").getAsString()).isEqualTo("account_invalid");
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo(
            "The provided key 'sk_test_******XXXX' does not have access to account 'acct_1Other'"
                + " (or that account does not exist). Application access may have been revoked.");
    assertThat(reply.header("Request-Id")).isNull();
    assertThat(reply.header("Stripe-Version")).isNull();
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 012a (not redistributed)", on = "2026-11-23")
  void theAccountThatWasNamedIsEchoed() {
    Wire wire = Wire.bearer(simulator, "sk_test_named");
    String log = wire.get("/v1/customers/cus_1").error().get("request_log_url").getAsString();
    String account = log.replaceFirst(".*/(acct_\\w+)/.*", "$1");
    assertThat(wire.get("/v1/customers", "Stripe-Account", account).header("Stripe-Account"))
        .isEqualTo(account);
    assertThat(wire.get("/v1/customers").header("Stripe-Account")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_abcdefgh", "rk_live_abcdefgh", "pk_live_abcdefgh"})
  @DiffersFromStripe("Stripe takes live keys; the simulator must never see one.")
  void aLiveKeyIsRefusedBeforeAnythingIsRead(String key) {
    Wire.Reply bearer = Wire.bearer(simulator, key).post("/v1/nowhere", "%zz");
    assertThat(bearer.status()).isEqualTo(401);
    assertThat(bearer.error().get("message").getAsString())
        .contains("live key")
        .doesNotContain("abcdefgh");
    assertThat(Wire.basic(simulator, key).get("/v1/customers").status()).isEqualTo(401);
  }

  @Test
  @DiffersFromStripe("Stripe repeats a key that was sent as an id; the simulator masks it.")
  void aKeyInAWrongPlaceIsNotRepeated() {
    Wire.Reply reply =
        Wire.bearer(simulator, "sk_test_one").get("/v1/customers/sk_test_abcdefgh1234");
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("No such customer: 'sk_test_********1234'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "sk_test_", "sk_test_a-b", "xx_test_abc"})
  @StripeFact(source = ASSUMED, ref = "the text of recordings 074", on = "2026-11-23")
  void whatIsNoTestKeyIsAnInvalidKey(String key) {
    Wire.Reply reply = Wire.bearer(simulator, key).get("/v1/customers");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().get("message").getAsString()).startsWith("Invalid API Key provided:");
  }
}
