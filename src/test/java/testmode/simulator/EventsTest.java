package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
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
import testmode.simulator.resource.NoParams;
import testmode.simulator.resource.Resource;
import testmode.simulator.wire.StripeJson;

final class EventsTest {
  private StripeSimulator simulator;
  private Wire wire;

  @BeforeEach
  void start() {
    List<Resource> resources = new ArrayList<>(StripeSimulator.resources());
    resources.add(
        routes ->
            routes
                .post("/v1/happenings", CustomerCreateParams.class, EventsTest::happen)
                .delete("/v1/happenings/{id}", NoParams.class, EventsTest::end));
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

  private static JsonObject end(ApiCall call) {
    JsonObject object = StripeJson.object("cus_1", "customer");
    Events.of(call.account()).append("customer.deleted", object, null, call);
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
      ref = "recordings 100a",
      routes = {"GET /v1/events", "GET /v1/events/{id}"},
      on = "2026-09-20")
  void anEventHoldsASnapshotAndItsCause() {
    Wire.Reply cause = wire.post("/v1/customers", "name=Ada", "Idempotency-Key", "k1");
    JsonObject event = list("").get(0).getAsJsonObject();
    assertThat(envelope(Recording.lines(wire.get("/v1/events?limit=1").json())))
        .isEqualTo(envelope(Recording.lines("100a-event-customer-deleted")));
    assertThat(event.get("id").getAsString()).matches("evt_1[A-Za-z0-9]{23}");
    assertThat(event.get("api_version").getAsString()).isEqualTo(Stripe.API_VERSION);
    assertThat(event.getAsJsonObject("data").getAsJsonObject("object")).isEqualTo(cause.json());
    assertThat(event.getAsJsonObject("request").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"idempotency_key\":\"k1\"}".formatted(cause.header("Request-Id")));
    String id = event.get("id").getAsString();
    assertThat(wire.get("/v1/events/" + id).json()).isEqualTo(event);
  }

  /** The keys of the list, the event and its request, in their order. */
  private static List<String> envelope(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("(.data(\\[](.request|.data)?)?)? \\{.*"))
        .toList();
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 101a (not redistributed)", on = "2026-11-23")
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
      ref = "https://docs.stripe.com/api/events/list",
      routes = "GET /v1/events",
      on = "2026-11-23")
  void filtersByTypeByWildcardAndBySeveralTypes() {
    wire.post("/v1/happenings", "name=charge.succeeded");
    wire.post("/v1/happenings", "name=charge.refunded");
    wire.post("/v1/happenings", "name=payment_intent.succeeded");
    assertThat(list("type=charge.refunded")).hasSize(1);
    assertThat(list("type=charge.*")).hasSize(2);
    assertThat(list("types[]=charge.refunded&types[]=payment_intent.succeeded")).hasSize(2);
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "the rules are documented, the texts not", on = "2026-11-23")
  void takesOneTypeOrUpToTwentyTypes() {
    assertThat(wire.get("/v1/events?type=a&types[]=b").status()).isEqualTo(400);
    assertThat(wire.get("/v1/events?" + "types[]=a&".repeat(20)).status()).isEqualTo(200);
    assertThat(wire.get("/v1/events?" + "types[]=a&".repeat(21)).status()).isEqualTo(400);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/events/list",
      routes = "GET /v1/events",
      on = "2026-11-23")
  void filtersByTimeAndByWhetherEveryEndpointGotIt() {
    wire.post("/v1/happenings", "name=charge.succeeded");
    long created = list("").get(0).getAsJsonObject().get("created").getAsLong();
    wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 60}");
    wire.post("/v1/webhook_endpoints", "url=http%3A%2F%2F127.0.0.1%3A1%2F&enabled_events[]=*");
    wire.post("/v1/happenings", "name=charge.refunded");
    assertThat(list("created=" + created)).hasSize(1);
    assertThat(list("created[gt]=" + created)).hasSize(1);
    assertThat(list("created[lte]=" + (created + 60))).hasSize(2);
    assertThat(types(list("delivery_success=true"))).containsExactly("charge.succeeded");
    assertThat(types(list("delivery_success=false"))).containsExactly("charge.refunded");
  }

  private static List<String> types(JsonArray events) {
    List<String> types = new ArrayList<>();
    events.forEach(event -> types.add(event.getAsJsonObject().get("type").getAsString()));
    return types;
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/events/list",
      routes = "GET /v1/events",
      on = "2026-11-23")
  void listsTheNewestFirstPageByPage() {
    for (String name : List.of("charge.succeeded", "charge.updated", "charge.refunded")) {
      wire.post("/v1/happenings", "name=" + name);
    }
    assertThat(types(list(""))).startsWith("charge.refunded").endsWith("charge.succeeded");
    String first = list("limit=1").get(0).getAsJsonObject().get("id").getAsString();
    assertThat(types(list("limit=1&starting_after=" + first))).containsExactly("charge.updated");
    assertThat(list("ending_before=" + first)).isEmpty();
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 100a", on = "2026-09-20")
  void whatADeleteCausesHasNoIdempotencyKey() {
    wire.post("/v1/happenings", "name=charge.succeeded", "Idempotency-Key", "k1");
    Wire.Reply deleted = wire.delete("/v1/happenings/1", "Idempotency-Key", "d1");
    JsonArray events = list("");
    assertThat(events.get(0).getAsJsonObject().getAsJsonObject("request").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"idempotency_key\":null}".formatted(deleted.header("Request-Id")));
    assertThat(events.get(1).getAsJsonObject().get("request").toString()).contains("\"k1\"");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/events/list",
      routes = "GET /v1/events",
      on = "2026-11-23")
  void anEventKeepsTheAccountsVersionWhateverVersionReadsIt() {
    wire.post("/v1/happenings", "name=charge.succeeded", "Stripe-Version", "2023-10-16");
    Wire.Reply read = wire.get("/v1/events", "Stripe-Version", "2020-08-27");
    assertThat(read.json().getAsJsonArray("data").get(0).getAsJsonObject().get("api_version"))
        .hasToString("\"" + Stripe.API_VERSION + "\"");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/events",
      routes = {"GET /v1/events", "GET /v1/events/{id}"},
      on = "2026-11-23")
  void showsEventsOfTheLastThirtyDays() {
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
