package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

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
      ref = "probe: github stripe/stripe-dotnet #1249, #1827; devgpt-labs/devgpt #70",
      on = "2023-09-12")
  void anUnknownUrlIsNotFound(String method, String path) {
    Wire.Reply reply = wire.send(method, path, null);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error().get("message").getAsString())
        .startsWith("Unrecognized request URL (" + method + ": " + path + ").")
        .endsWith(
            " Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
    assertThat(reply.error().has("code")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/payment_intents/, true",
    "POST, /v1/payment_intents//capture, true",
    "GET, /v1/payment_intent, false",
    "POST, /v1/payment_intents/pi_1/nowhere, false"
  })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github stripe/stripe-dotnet #1614, exercism/website #7869",
      on = "2025-05-24")
  void anUrlThatLacksItsIdentifierIsToldSo(String method, String path, boolean hint) {
    String message = wire.send(method, path, null).error().get("message").getAsString();
    assertThat(message.contains("make sure you passed a valid (non-empty) identifier"))
        .isEqualTo(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, '{\"name\":\"Ada\"}'",
    "application/x-www-form-urlencoded, name=%zz",
    "application/x-www-form-urlencoded, name=%C3%28"
  })
  @StripeFact(source = ASSUMED, ref = "the text is known for JSON bodies", on = "2026-11-23")
  void aBodyThatIsNoFormIsRefused(String type, String body) {
    Wire.Reply reply = wire.post("/v1/customers", body, "Content-Type", type);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo(
            "Invalid request (check that your POST content type is"
                + " application/x-www-form-urlencoded). If you have any questions, we can help at"
                + " https://support.stripe.com/.");
  }

  @ParameterizedTest
  @CsvSource({"text/plain; charset=utf-8", "multipart/form-data; boundary=x", "''"})
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github MarcinusX/flutter_stripe_demo #9, thephpleague/omnipay-stripe #197",
      on = "2021-05-27")
  void aBodyOfAnotherContentTypeIsRefusedByItsName(String type) {
    Wire.Reply reply =
        type.isEmpty()
            ? wire.send("POST", "/v1/customers", "name=Ada")
            : wire.post("/v1/customers", "name=Ada", "Content-Type", type);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo(
            "Invalid request: unsupported Content-Type "
                + type
                + ". If error persists and you need assistance, please contact"
                + " support@stripe.com.");
  }

  @Test
  void aFormMayNameItsCharsetAndAnEmptyPostNeedsNoType() {
    String type = "application/x-www-form-urlencoded; charset=UTF-8";
    assertThat(wire.post("/v1/customers", "name=%C3%84da", "Content-Type", type).status())
        .isEqualTo(200);
    assertThat(wire.send("POST", "/v1/customers", null).status()).isEqualTo(200);
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "Stripe's CORS headers offer HEAD", on = "2026-11-23")
  void aHeadIsAGetWithoutItsBody() {
    Wire.Reply got = wire.get("/v1/customers?limit=1");
    Wire.Reply reply = wire.send("HEAD", "/v1/customers?limit=1", null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Content-Length")).isEqualTo(got.header("Content-Length"));
    assertThat(wire.send("HEAD", "/v1/customers/cus_nope", null).status()).isEqualTo(404);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: Kiln-AI/stripe_world, nginx 414", on = "2026-09-20")
  void whatIsTooLongIsStoppedAtTheFrontDoor() {
    assertThat(wire.get("/v1/customers?email=" + "a".repeat(17_000)).status()).isEqualTo(414);
    assertThat(wire.post("/v1/customers", "name=" + "a".repeat(1 << 20)).status()).isEqualTo(413);
    assertThat(wire.get("/v1/customers").status()).isEqualTo(200);
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
