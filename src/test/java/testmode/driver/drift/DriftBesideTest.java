package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.recording.Recordings;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** Calls that were at Stripe at the same time: a read beside a change shows what was, or is. */
class DriftBesideTest {
  private static final Predicate<JsonObject> PAYMENT = Recorded.to("POST", "/v1/payment_intents");
  private static final Predicate<JsonObject> REFUND = Recorded.to("POST", "/v1/refunds");

  private static final Predicate<JsonObject> REST_REFUNDED =
      Recorded.to("POST", "/v1/refunds")
          .and(exchange -> answer(exchange).has("amount"))
          .and(exchange -> answer(exchange).get("amount").getAsInt() == 3000);

  private static final Predicate<JsonObject> READ_AFTER_A_FAILED_CHALLENGE =
      exchange ->
          isRead(exchange)
              && exchange.get("response") instanceof JsonObject response
              && response.get("body") instanceof JsonObject body
              && body.get("last_payment_error") instanceof JsonObject;

  @TempDir static Path folder;
  private static Recorded recorded;
  private static StripeSimulator simulator;

  @BeforeAll
  static void record() {
    recorded = Recorded.in(folder);
    simulator = StripeSimulator.start(SimulatorConfig.defaults().withSeed(99));
  }

  @TempDir Path copies;

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static List<Difference> changed(String scenario, Path copies, Consumer<JsonObject> hand) {
    Path file = recorded.changed(scenario, copies, hand);
    return Drift.against(simulator.baseUri()).compare(Recordings.read(file)).differences();
  }

  /** Two reads that were over before the refund was answered, and both show it. */
  @Test
  void whatWasReadWhileAChangeWasBeingAnsweredMayShowItAlready() {
    assertThat(
            changed(
                "refunded",
                copies,
                file -> {
                  JsonObject payment = Recorded.exchange(file, PAYMENT);
                  JsonObject first = Recorded.exchange(file, REFUND);
                  JsonObject rest = Recorded.exchange(file, REST_REFUNDED);
                  long at = rest.get("at_millis").getAsLong();
                  lasted(rest, at, 40);
                  JsonArray all = new JsonArray();
                  List.of(payment, first, rest).forEach(all::add);
                  all.add(listing(1000, at + 10, rest, first));
                  all.add(listing(1001, at + 20, rest, first));
                  file.add("exchanges", all);
                }))
        .isEmpty();
  }

  /** The shopper was at the bank's page, and back, before the network was done with her call. */
  @Test
  void theBankMayHaveAnsweredBesideTheCallThatLedToItsPage() {
    assertThat(
            changed(
                "authenticated",
                copies,
                file -> {
                  JsonObject read = Recorded.exchange(file, READ_AFTER_A_FAILED_CHALLENGE);
                  String id = answer(read).get("id").getAsString();
                  JsonObject led = Recorded.exchange(file, leadsToTheBank(id));
                  JsonArray all = new JsonArray();
                  file.getAsJsonArray("exchanges")
                      .forEach(
                          each -> {
                            JsonObject exchange = each.getAsJsonObject();
                            if (isAbout(exchange, id) && changesBefore(exchange, led)) {
                              all.add(exchange);
                            }
                          });
                  long at = led.get("at_millis").getAsLong();
                  lasted(led, at, 40);
                  lasted(read, at + 10, 5);
                  all.add(led);
                  all.add(read);
                  file.add("exchanges", all);
                }))
        .isEmpty();
  }

  private static Predicate<JsonObject> leadsToTheBank(String id) {
    return exchange ->
        !isRead(exchange)
            && isAbout(exchange, id)
            && answer(exchange).get("status").getAsString().equals("requires_action");
  }

  private static boolean changesBefore(JsonObject exchange, JsonObject other) {
    return !isRead(exchange)
        && exchange.get("number").getAsLong() < other.get("number").getAsLong();
  }

  private static boolean isRead(JsonObject exchange) {
    return exchange.getAsJsonObject("request").get("method").getAsString().equals("GET");
  }

  private static boolean isAbout(JsonObject exchange, String intent) {
    return exchange.get("response") instanceof JsonObject response
        && response.get("body") instanceof JsonObject body
        && body.has("id")
        && body.get("id").getAsString().equals(intent);
  }

  /** A list of these refunds, as Stripe would give it. */
  private static JsonObject listing(int number, long at, JsonObject... refunds) {
    JsonObject exchange = refunds[0].deepCopy();
    exchange.addProperty("number", number);
    lasted(exchange, at, 5);
    JsonObject query = new JsonObject();
    query.add("payment_intent", answer(refunds[0]).get("payment_intent"));
    JsonObject request = exchange.getAsJsonObject("request");
    request.addProperty("method", "GET");
    request.add("query", query);
    request.add("headers", new JsonObject());
    request.add("form", JsonNull.INSTANCE);
    JsonArray data = new JsonArray();
    for (JsonObject refund : refunds) {
      data.add(answer(refund));
    }
    JsonObject list = new JsonObject();
    list.addProperty("object", "list");
    list.add("data", data);
    list.addProperty("has_more", false);
    list.addProperty("url", "/v1/refunds");
    JsonObject headers = exchange.getAsJsonObject("response").getAsJsonObject("headers");
    List.of("idempotency-key", "original-request", "stripe-should-retry").forEach(headers::remove);
    exchange.getAsJsonObject("response").add("body", list);
    return exchange;
  }

  private static JsonObject answer(JsonObject exchange) {
    return exchange.getAsJsonObject("response").getAsJsonObject("body");
  }

  private static void lasted(JsonObject exchange, long at, long took) {
    exchange.addProperty("at_millis", at);
    exchange.addProperty("took_millis", took);
  }
}
