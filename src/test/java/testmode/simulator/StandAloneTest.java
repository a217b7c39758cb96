package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import testmode.simulator.SimulatorConfig.Webhook;
import testmode.simulator.SimulatorConfig.Webhooks;

/** What only the stand-alone form asks of the simulator: a clock that ticks, deliveries or none. */
class StandAloneTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final String PAYMENT =
      "amount=4000&currency=eur&payment_method_types[]=card&confirm=true&payment_method=";

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);

  private StripeSimulator ticking(SimulatorConfig config) {
    return StripeSimulator.start(
        config.withClock(ClockMode.TICKING), wall::get, StripeSimulator.resources());
  }

  private void pass(String what) {
    wall.updateAndGet(now -> now.plus(StripeSimulator.delays().get(what)));
  }

  @Test
  void aLaterBalanceTransactionArrivesByItself() {
    try (StripeSimulator simulator = ticking(SimulatorConfig.defaults())) {
      Wire wire = Wire.bearer(simulator, "sk_test_tick");
      JsonObject intent =
          wire.post("/v1/payment_intents", PAYMENT + "pm_card_visa&capture_method=automatic_async")
              .json();
      String charge = "/v1/charges/" + intent.get("latest_charge").getAsString();
      assertThat(wire.get(charge).json().get("balance_transaction").isJsonNull()).isTrue();

      pass("a charge's balance transaction (automatic_async)");

      await().until(() -> !wire.get(charge).json().get("balance_transaction").isJsonNull());
    }
  }

  @Test
  void aRefundFailsByItself() {
    try (StripeSimulator simulator = ticking(SimulatorConfig.defaults())) {
      Wire wire = Wire.bearer(simulator, "sk_test_tick");
      JsonObject intent = wire.post("/v1/payment_intents", PAYMENT + "pm_card_refundFail").json();
      String id = intent.get("id").getAsString();
      JsonObject refund = wire.post("/v1/refunds", "payment_intent=" + id).json();
      assertThat(refund.get("status").getAsString()).isEqualTo("succeeded");

      pass("the failure of a refund that fails");

      String same = "/v1/refunds/" + refund.get("id").getAsString();
      await().until(() -> wire.get(same).json().get("status").getAsString().equals("failed"));
    }
  }

  @Test
  void everyDelayIsToldOnceAndIsSomeTime() {
    assertThat(StripeSimulator.delays())
        .isNotEmpty()
        .allSatisfy((what, after) -> assertThat(after).isGreaterThan(Duration.ZERO));
  }

  @Test
  void withoutDeliveriesEndpointsAreMadeAndEventsListedButNobodyIsTold() {
    try (Receiver receiver = new Receiver(n -> 200);
        StripeSimulator simulator =
            StripeSimulator.start(
                SimulatorConfig.defaults().withWebhooks(new Webhooks(null, false, false)))) {
      Wire wire = Wire.bearer(simulator, "sk_test_silent");
      String url = receiver.url().replace(":", "%3A").replace("/", "%2F");
      JsonObject endpoint =
          wire.post("/v1/webhook_endpoints", "enabled_events[]=*&url=" + url).json();
      assertThat(endpoint.get("status").getAsString()).isEqualTo("enabled");

      wire.post("/v1/customers", "name=Ada");
      JsonObject event =
          wire.get("/v1/events").json().getAsJsonArray("data").get(0).getAsJsonObject();
      wire.send(
          "POST",
          "/_testmode/deliveries/redeliver",
          "{\"event\": \"" + event.get("id").getAsString() + "\"}");
      JsonObject deliveries =
          wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 86400}").json();

      assertThat(deliveries.get("next_due_millis").isJsonNull()).isTrue();
      assertThat(event.get("type").getAsString()).isEqualTo("customer.created");
      assertThat(event.get("pending_webhooks").getAsInt()).isZero();
      assertThat(wire.get("/_testmode/deliveries").json().getAsJsonArray("data")).isEmpty();
      assertThat(receiver.got()).isEmpty();
    }
  }

  @Test
  void signaturesCanShowTheWallClockWhereTheAccountsIsElsewhere() {
    Instant longAgo = START.minus(Duration.ofDays(365));
    try (Receiver receiver = new Receiver(n -> 200);
        StripeSimulator simulator =
            StripeSimulator.start(
                SimulatorConfig.defaults()
                    .withClockStart(longAgo)
                    .withWebhooks(
                        new Webhooks(
                            new Webhook(URI.create(receiver.url()), "whsec_shared"), true, true)),
                wall::get,
                StripeSimulator.resources())) {
      Wire wire = Wire.bearer(simulator, "sk_test_signed");
      wire.post("/v1/customers", "name=Ada");
      wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 0}");

      assertThat(receiver.got()).hasSize(1);
      assertThat(receiver.got().get(0).signature()).startsWith("t=" + START.getEpochSecond() + ",");
    }
  }
}
