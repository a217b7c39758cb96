package testmode.simulator;

import com.google.gson.JsonObject;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A simulator with one account, reached as merchants and shoppers reach Stripe. */
final class Till implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private final StripeSimulator simulator =
      StripeSimulator.start(SimulatorConfig.defaults().withClockStart(START));
  final StripeClient stripe = client("sk_test_till");
  final Wire wire = Wire.bearer(simulator, "sk_test_till");
  final Wire shopper = Wire.bearer(simulator, "pk_test_till");

  private StripeClient client(String key) {
    return StripeClient.builder().setApiKey(key).setApiBase(simulator.baseUri().toString()).build();
  }

  StripeSimulator simulator() {
    return simulator;
  }

  /** A payment that may be confirmed without a return_url. */
  static PaymentIntentCreateParams.Builder payment(long amount, String currency) {
    return PaymentIntentCreateParams.builder()
        .setAmount(amount)
        .setCurrency(currency)
        .addPaymentMethodType("card");
  }

  /** Pays at once. */
  PaymentIntent pay(String card, long amount, String currency) throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .create(payment(amount, currency).setPaymentMethod(card).setConfirm(true).build());
  }

  PaymentIntent hold(String card, long amount, String currency) throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .create(
            payment(amount, currency)
                .setPaymentMethod(card)
                .setConfirm(true)
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .build());
  }

  Charge chargeOf(PaymentIntent intent) throws StripeException {
    return stripe.v1().charges().retrieve(intent.getLatestCharge());
  }

  void advance(long seconds) {
    JsonObject body = new JsonObject();
    body.addProperty("seconds", seconds);
    control("clock/advance", body.toString());
  }

  /** Changes account settings, given as JSON. */
  void settings(String json) {
    control("account", json);
  }

  private void control(String door, String json) {
    Wire.Reply reply =
        wire.send("POST", "/_testmode/" + door, json, "Content-Type", "application/json");
    if (reply.status() != 200) {
      throw new AssertionError(door + " answered " + reply.body());
    }
  }

  /** Every event so far, oldest first. */
  List<JsonObject> events() {
    List<JsonObject> events = new ArrayList<>();
    wire.get("/v1/events?limit=100")
        .json()
        .getAsJsonArray("data")
        .forEach(event -> events.add(event.getAsJsonObject()));
    Collections.reverse(events);
    return events;
  }

  List<String> eventTypes() {
    return events().stream().map(event -> event.get("type").getAsString()).toList();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
