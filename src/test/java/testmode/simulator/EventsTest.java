package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.Stripe;
import com.stripe.param.CustomerCreateParams;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.events.Events;
import testmode.simulator.facts.StripeFact;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.wire.StripeJson;

final class EventsTest {
  private StripeSimulator simulator;
  private Wire wire;

  @BeforeEach
  void start() {
    List<Resource> resources = new ArrayList<>(StripeSimulator.resources());
    resources.add(
        routes -> routes.post("/v1/happenings", CustomerCreateParams.class, EventsTest::happen));
    simulator =
        StripeSimulator.start(SimulatorConfig.defaults(), InstantSource.system(), resources);
    wire = Wire.bearer(simulator, "sk_test_events");
  }

  /** Makes a payment-like object, and an event of the type that the name says. */
  private static JsonObject happen(ApiCall call) {
    String id = call.account().ids().payment().id("pi_");
    JsonObject object = StripeJson.object(id, "payment_intent");
    Events.of(call.account()).append(call.form().required("name"), object, null, call);
    return object;
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private JsonArray list(String query) {
    return wire.get("/v1/events?" + query).json().getAsJsonArray("data");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/events", "GET /v1/events/{id}"},
      ref = "recordings 101a, 101b, 101c, 101d, 101e (not redistributed)",
      on = "2026-11-23")
  void anEventHoldsASnapshotAndItsCause() {
    Wire.Reply cause = wire.post("/v1/customers", "name=Ada", "Idempotency-Key", "k1");
    JsonObject event = list("").get(0).getAsJsonObject();
    assertThat(event.keySet())
        .containsExactly(
            "id",
            "object",
            "api_version",
            "created",
            "data",
            "livemode",
            "pending_webhooks",
            "request",
            "type");
    assertThat(event.get("id").getAsString()).matches("evt_1[A-Za-z0-9]{23}");
    assertThat(event.get("api_version").getAsString()).isEqualTo(Stripe.API_VERSION);
    assertThat(event.getAsJsonObject("data").getAsJsonObject("object")).isEqualTo(cause.json());
    assertThat(event.getAsJsonObject("request").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"idempotency_key\":\"k1\"}".formatted(cause.header("Request-Id")));
    String id = event.get("id").getAsString();
    assertThat(wire.get("/v1/events/" + id).json()).isEqualTo(event);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/events",
      ref = "recordings 101a, 101b, 101c (not redistributed)",
      on = "2026-11-23")
  void anEventOfAPaymentSharesThePaymentsStamp() {
    String intent = wire.post("/v1/happenings", "name=payment_intent.created").id();
    String event = list("").get(0).getAsJsonObject().get("id").getAsString();
    assertThat(event.substring("evt_".length(), "evt_".length() + 17))
        .isEqualTo(intent.substring("pi_".length(), "pi_".length() + 17))
        .startsWith("3");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/events",
      ref = "https://docs.stripe.com/api/events/list",
      on = "2026-11-23")
  void filtersByTypeByWildcardAndBySeveralTypes() {
    wire.post("/v1/happenings", "name=charge.succeeded");
    wire.post("/v1/happenings", "name=charge.refunded");
    wire.post("/v1/happenings", "name=payment_intent.succeeded");
    assertThat(list("type=charge.refunded")).hasSize(1);
    assertThat(list("type=charge.*")).hasSize(2);
    assertThat(list("types[]=charge.refunded&types[]=payment_intent.succeeded")).hasSize(2);
    assertThat(wire.get("/v1/events?type=a&types[]=b").status()).isEqualTo(400);
    assertThat(list("delivery_success=false")).isEmpty();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/events", "GET /v1/events/{id}"},
      ref = "https://docs.stripe.com/api/events",
      on = "2026-11-23")
  void showsEventsOfTheLast30Days() {
    wire.post("/v1/happenings", "name=charge.succeeded");
    String id = list("").get(0).getAsJsonObject().get("id").getAsString();
    wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 2592001}");
    assertThat(list("")).isEmpty();
    assertThat(wire.get("/v1/events/" + id).error().get("message").getAsString())
        .isEqualTo("No such event: '" + id + "'");
  }

  @Test
  void aReplayedRequestHappensOnce() {
    wire.post("/v1/customers", "name=Ada", "Idempotency-Key", "k1");
    wire.post("/v1/customers", "name=Ada", "Idempotency-Key", "k1");
    assertThat(list("")).hasSize(1);
  }
}
