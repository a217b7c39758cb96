package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.stripe.Stripe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class RequestPipelineTest {
  private static StripeSimulator simulator;
  private static Wire wire;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
    wire = Wire.bearer(simulator, "sk_test_pipeline");
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
  void anExecutedPostSaysThatItNeedsNoRetry() {
    Wire.Reply reply = wire.post("/v1/customers", "name=Ada");
    assertThat(reply.header("Stripe-Should-Retry")).isEqualTo("false");
    assertThat(reply.header("Original-Request")).isEqualTo(reply.header("Request-Id"));
    assertThat(reply.header("Request-Id")).matches("req_[A-Za-z0-9]{14}");
    assertThat(reply.header("Stripe-Version")).isEqualTo(Stripe.API_VERSION);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("Idempotency-Key"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 071b", on = "2026-11-23")
  void aPostRefusedByValidationSaysNothingAboutRetries() {
    String form = "amount=0&currency=usd&confirm=true&return_url=http://localhost:3000/";
    Wire.Reply reply = wire.post("/v1/payment_intents", form, "Idempotency-Key", "p1");
    Recording.sameStatusAndHeaders("071b-pi-amount-zero-headers", reply);
    assertThat(Recording.lines(reply.json()))
        .isEqualTo(Recording.lines("071b-pi-amount-zero-headers"));
    assertThat(reply.header("Idempotency-Key")).isEqualTo("p1");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 001d (not redistributed)", on = "2026-11-23")
  void aGetSaysNothingAboutKeysAndRetries() {
    Wire.Reply reply = wire.get("/v1/customers", "Idempotency-Key", "g1");
    assertThat(reply.header("Stripe-Should-Retry")).isNull();
    assertThat(reply.header("Original-Request")).isNull();
    assertThat(reply.header("Idempotency-Key")).isNull();
    Wire.Reply deleted = wire.delete("/v1/webhook_endpoints/we_1", "Idempotency-Key", "d1");
    assertThat(deleted.header("Idempotency-Key")).isEqualTo("d1");
    assertThat(deleted.header("Original-Request")).isNull();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: antiwork/gumroad, recorded headers of a beta version",
      on = "2026-11-23")
  void echoesTheVersionThatWasAskedFor() {
    String version = "2023-10-16; risk_in_requirements_beta=v1";
    assertThat(wire.get("/v1/customers", "Stripe-Version", version).header("Stripe-Version"))
        .isEqualTo(version);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 073f", on = "2026-11-23")
  void refusesAMalformedVersion() {
    Wire.Reply reply = wire.get("/v1/customers?limit=1", "Stripe-Version", "not-a-real-version");
    Recording.sameStatusAndHeaders("073f-malformed-stripe-version", reply);
    assertThat(Recording.lines(reply.json()))
        .isEqualTo(Recording.lines("073f-malformed-stripe-version"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nowhere",
    "GET, /v1/customers/",
    "DELETE, /v1/customers",
    "PUT, /v1/customers",
    "GET, /"
  })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: vapor-community/stripe, issue 123",
      on = "2026-11-23")
  void anUnknownUrlIsAStripe404(String method, String path) {
    Wire.Reply reply = wire.send(method, path, null);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error().get("message").getAsString())
        .startsWith("Unrecognized request URL (" + method + ": " + path + ").");
    assertThat(reply.error().has("code")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, '{\"name\":\"Ada\"}'",
    "application/x-www-form-urlencoded, name=%zz",
    "application/x-www-form-urlencoded, name=%C3%28",
    "text/plain, name=Ada"
  })
  @StripeFact(source = ASSUMED, ref = "the text is known for JSON bodies", on = "2026-11-23")
  void aBodyThatIsNoFormIsRefused(String type, String body) {
    Wire.Reply reply = wire.post("/v1/customers", body, "Content-Type", type);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString()).startsWith("Invalid request (check");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, a request line of 16 KiB gets 414",
      on = "2026-11-23")
  void whatIsTooLongIsStoppedAtTheFrontDoor() {
    assertThat(wire.get("/v1/customers?email=" + "a".repeat(17_000)).status()).isEqualTo(414);
    assertThat(wire.post("/v1/customers", "name=" + "a".repeat(1 << 20)).status()).isEqualTo(413);
    assertThat(wire.get("/v1/customers").status()).isEqualTo(200);
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/rate-limits", on = "2026-11-23")
  void aboveItsRateLimitAnAccountGets429AndNothingIsStored() {
    Wire limited = Wire.bearer(simulator, "sk_test_limited");
    limited.send("POST", "/_testmode/account", "{\"rate_limit\": 1}");
    Wire.Reply last = limited.post("/v1/customers", "name=Ada");
    for (int i = 0; i < 20 && last.status() == 200; i++) {
      last = limited.post("/v1/customers", "name=Ada", "Idempotency-Key", "r1");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.error().get("code").getAsString()).isEqualTo("rate_limit");
    assertThat(last.header("Stripe-Rate-Limited-Reason")).isEqualTo("global-rate");
    assertThat(last.header("Retry-After")).isNull();
    assertThat(last.header("Stripe-Should-Retry")).isNull();
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 002, 031 (not redistributed)", on = "2026-11-23")
  void anErrorNamesItsDocumentationAndItsLogEntry() {
    Wire.Reply reply = wire.get("/v1/customers/cus_nope");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error().keySet())
        .containsExactly("code", "doc_url", "message", "param", "request_log_url", "type");
    assertThat(reply.error().get("doc_url").getAsString())
        .isEqualTo("https://stripe.com/docs/error-codes/resource-missing");
    assertThat(reply.error().get("request_log_url").getAsString())
        .matches(
            "https://dashboard.stripe.com/acct_1\\w{15}/test/workbench/logs\\?object=req_\\w{14}")
        .endsWith(reply.header("Request-Id"));
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("No such customer: 'cus_nope'");
  }

  @Test
  void aBrowserMayAskFromAnotherOrigin() {
    Wire.Reply reply =
        wire.send(
            "OPTIONS",
            "/v1/customers",
            null,
            "Origin",
            "http://shop.example",
            "Access-Control-Request-Headers",
            "authorization");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("authorization");
  }
}
