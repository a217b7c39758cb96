package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

final class ApiVersionTest {
  private static final String VERSION = "Stripe-Version";
  private static StripeSimulator simulator;
  private static Wire wire;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
    wire = Wire.bearer(simulator, "sk_test_versions");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-08-27",
        "2023-10-16; risk_in_requirements_beta=v1",
        "2024-12-18.acacia",
        "2026-07-29.dahlia"
      })
  @StripeFact(
      source = OBSERVED,
      ref = "recordings 012b, 003c (not redistributed)",
      on = "2026-11-23")
  void aVersionThatExistsIsEchoed(String version) {
    Wire.Reply reply = wire.get("/v1/customers", VERSION, version);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header(VERSION)).isEqualTo(version);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 073f", on = "2026-09-20")
  void aMalformedVersionIsRefusedWithoutAnEntryInAnyLog() {
    Wire.Reply reply = wire.get("/v1/customers?limit=1", VERSION, "not-a-real-version");
    Recording.same("073f-malformed-stripe-version", reply);
    assertThat(reply.header(VERSION)).isNull();
    assertThat(reply.header("Request-Id")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-2-19", "2025-09-30.acacia", "2019-02-20", "2026-07-29"})
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github stripe/stripe-java #682, IgorGanapolsky/ThumbGate #2053",
      on = "2026-05-14")
  void aVersionThatNeverWasIsRefusedLikeAMalformedOne(String version) {
    Wire.Reply reply = wire.get("/v1/customers", VERSION, version);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("Invalid Stripe API version: " + version);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github beam-community/stripity-stripe #613",
      on = "2020-06-27")
  void twoVersionsAreOneInvalidVersion() {
    Wire.Reply reply = wire.get("/v1/customers", VERSION, "2019-05-16", VERSION, "2019-12-03");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("Invalid Stripe API version: 2019-05-16, 2019-12-03");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-08-26.dahlia", "2026-08-26.preview", "2099-12-31.zinnia"})
  @DiffersFromStripe(
      "Which versions Stripe publishes after the pinned one cannot be known: all are taken.")
  void aVersionLaterThanTheSdksIsTaken(String version) {
    assertThat(wire.get("/v1/customers", VERSION, version).header(VERSION)).isEqualTo(version);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/versioning",
      on = "2026-11-23")
  void aRequestWithoutAVersionGetsTheAccounts() {
    assertThat(wire.get("/v1/customers").header(VERSION)).isEqualTo(com.stripe.Stripe.API_VERSION);
  }

  @Test
  @DiffersFromStripe("Objects have the pinned version's keys whatever version is asked for.")
  void anOlderVersionGetsTodaysKeys() {
    String form = "amount=100&currency=usd";
    Wire.Reply old = wire.post("/v1/payment_intents", form, VERSION, "2020-08-27");
    assertThat(old.json().keySet())
        .isEqualTo(wire.post("/v1/payment_intents", form).json().keySet());
  }
}
