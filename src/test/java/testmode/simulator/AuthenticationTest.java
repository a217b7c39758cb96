package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
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
  void secretAndRestrictedKeysOfOneNameSeeOneWorld() {
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
    Recording.sameStatusAndHeaders("074-401-invalid-key", reply);
    assertThat(reply.error().keySet()).containsExactly("message", "type");
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("Invalid API Key provided: sk_test_********abcd");
    assertThat(reply.error().get("type").getAsString()).isEqualTo("invalid_request_error");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Giftbit/stripe-stateful-mock, its parity tests against Stripe",
      on = "2026-11-23")
  void aRequestWithoutAKeyIsToldHowToSendOne() {
    Wire.Reply reply = Wire.anonymous(simulator).get("/v1/customers");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().get("message").getAsString())
        .startsWith("You did not provide an API key.");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      ref = "api_key_expired is among the documented error codes; its text and status " + "are not",
      on = "2026-11-23")
  void anExpiredKeyHasItsOwnCode() {
    Wire.Reply reply = Wire.bearer(simulator, "sk_test_expired_1").get("/v1/customers");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().get("code").getAsString()).isEqualTo("api_key_expired");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: SiimKirjanen/seatreg, issue 97", on = "2026-11-23")
  void aPublishableKeyIsRefusedWhereASecretOneIsNeeded() {
    Wire.Reply reply = Wire.bearer(simulator, "pk_test_one").get("/v1/customers");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.error().get("code").getAsString()).isEqualTo("secret_key_required");
    assertThat(reply.header("Request-Id")).startsWith("req_");
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

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "sk_test_", "sk_test_a-b", "xx_test_abc"})
  void whatIsNoTestKeyIsAnInvalidKey(String key) {
    Wire.Reply reply = Wire.bearer(simulator, key).get("/v1/customers");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().get("message").getAsString()).startsWith("Invalid API Key provided:");
  }
}
