package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.stripe.Stripe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** Which headers an answer carries, and which it does not. */
final class ResponseHeadersTest {
  private static StripeSimulator simulator;
  private static Wire wire;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
    wire = Wire.bearer(simulator, "sk_test_headers");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "recordings 003c, 012c (not redistributed)",
      on = "2026-11-23")
  void anExecutedPostSaysThatItNeedsNoRetryAndIsGivenAKey() {
    Wire.Reply reply = wire.post("/v1/customers", "name=Ada");
    assertThat(reply.header("Stripe-Should-Retry")).isEqualTo("false");
    assertThat(reply.header("Original-Request")).isEqualTo(reply.header("Request-Id"));
    assertThat(reply.header("Request-Id")).matches("req_[A-Za-z0-9]{14}");
    assertThat(reply.header("Stripe-Version")).isEqualTo(Stripe.API_VERSION);
    assertThat(reply.header("Idempotent-Replayed")).isNull();
    assertThat(reply.header("Idempotency-Key"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 071b", on = "2026-03-30")
  void aPostRefusedByValidationSaysNothingAboutRetries() {
    String customer = wire.post("/v1/customers", "").id();
    Wire.Reply reply =
        wire.post(
            "/v1/payment_intents",
            "amount=0&currency=usd&customer="
                + customer
                + "&expand[0]=latest_charge.balance_transaction"
                + "&expand[1]=latest_charge.payment_intent"
                + "&expand[2]=latest_charge.refunds.data.balance_transaction"
                + "&return_url=http%3A%2F%2Flocalhost%3A3000%2F&confirm=true",
            "Idempotency-Key",
            "p1",
            "Stripe-Version",
            "2026-03-25.dahlia");
    Recording.same("071b-pi-amount-zero-headers", reply);
    assertThat(reply.header("Stripe-Version")).isEqualTo("2026-03-25.dahlia");
    assertThat(reply.header("Idempotency-Key")).isEqualTo("p1");
    assertThat(reply.header("Original-Request")).isEqualTo(reply.header("Request-Id"));
    assertThat(reply.header("Stripe-Should-Retry")).isNull();
    assertThat(reply.header("Idempotent-Replayed")).isNull();
    assertThat(reply.header("Retry-After")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/payment_intents, amount=100&currency=usd&payment_method=pm_card_visa_chargeDeclined"
        + "&payment_method_types[]=card&confirm=true, 402, false",
    "/v1/payment_intents, amount=100&currency=usd&customer=cus_nope, 400,",
    "/v1/payment_intents/pi_nope/cancel, '', 404,",
    "/v1/customers, metadata=x, 400,"
  })
  @StripeFact(
      source = OBSERVED,
      ref = "recordings 030a, 064c, 067, 079 (not redistributed)",
      routes = {"POST /v1/payment_intents", "POST /v1/payment_intents/{id}/cancel"},
      on = "2026-11-23")
  void onlyWhatBeganExecutionSaysThatItIsNotToBeRetried(
      String path, String form, int status, String retry) {
    Wire.Reply reply = wire.post(path, form);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Stripe-Should-Retry")).isEqualTo(retry);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 001d (not redistributed)", on = "2026-11-23")
  void aGetSaysNothingAboutKeysAndRetriesAndADeleteEchoesItsKey() {
    Wire.Reply reply = wire.get("/v1/customers", "Idempotency-Key", "g1");
    assertThat(reply.header("Stripe-Should-Retry")).isNull();
    assertThat(reply.header("Original-Request")).isNull();
    assertThat(reply.header("Idempotency-Key")).isNull();
    Wire.Reply deleted = wire.delete("/v1/webhook_endpoints/we_1", "Idempotency-Key", "d1");
    assertThat(deleted.header("Idempotency-Key")).isEqualTo("d1");
    assertThat(deleted.header("Original-Request")).isNull();
    assertThat(deleted.header("Stripe-Should-Retry")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Access-Control-Allow-Credentials | true",
        "Access-Control-Allow-Methods | GET, HEAD, PUT, PATCH, POST, DELETE",
        "Access-Control-Allow-Origin | *",
        "Access-Control-Expose-Headers | Request-Id, Stripe-Manage-Version, Stripe-Should-Retry,"
            + " X-Stripe-External-Auth-Required, X-Stripe-Privileged-Session-Required",
        "Access-Control-Max-Age | 300",
        "Cache-Control | no-cache, no-store",
        "Content-Type | application/json",
        "Server | nginx",
        "Strict-Transport-Security | max-age=63072000; includeSubDomains; preload",
        "Vary | Origin",
        "X-Stripe-Priority-Routing-Enabled | true",
        "X-Stripe-Routing-Context-Priority-Tier | api-testmode"
      })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: pay-rails/pay, cassette of 2026-09-20",
      on = "2026-09-20")
  void everyAnswerCarriesTheHeadersThatNeverChange(String name, String value) {
    assertThat(wire.get("/v1/customers").header(name)).isEqualTo(value);
    assertThat(wire.post("/v1/customers", "wat=1").header(name)).isEqualTo(value);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: pay-rails/pay, cassette of 2026-09-20",
      on = "2026-09-20")
  void anErrorEndsWithALineBreakAndASuccessDoesNot() {
    assertThat(wire.post("/v1/customers", "wat=1").body()).endsWith("\n}\n");
    assertThat(wire.post("/v1/customers", "").body()).startsWith("{\n  \"id\": ").endsWith("\n}");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 072a, 072c", on = "2026-09-20")
  void anErrorNamesItsDocumentationAndItsLogEntry() {
    Recording.same("072c-404-charge", wire.get("/v1/charges/ch_nope"));
    Wire.Reply intent = Recording.same("072a-404-pi", wire.get("/v1/payment_intents/pi_nope"));
    assertThat(intent.error().get("request_log_url").getAsString())
        .matches(
            "https://dashboard.stripe.com/acct_1\\w{15}/test/workbench/logs\\?object=req_\\w{14}")
        .endsWith(intent.header("Request-Id"));
  }
}
