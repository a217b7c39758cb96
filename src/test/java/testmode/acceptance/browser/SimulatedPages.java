package testmode.acceptance.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Query;
import testmode.driver.web.Web;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** A simulator, and the addresses of its pages. */
final class SimulatedPages implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final StripeSimulator simulator = StripeSimulator.start(SimulatorConfig.defaults());
  private final Web web = new Web();

  /** A PaymentIntent whose bank asks; {@code next_action} leads to the page. */
  JsonObject challengedPayment(URI returnUrl) {
    return call(
        "POST",
        "/v1/payment_intents",
        Map.of(
            "amount", "4000",
            "currency", "eur",
            "confirm", "true",
            "payment_method_types[]", "card",
            "payment_method", "pm_card_threeDSecure2Required",
            "return_url", returnUrl.toString()));
  }

  static URI page(JsonObject payment) {
    return URI.create(
        payment
            .getAsJsonObject("next_action")
            .getAsJsonObject("redirect_to_url")
            .get("url")
            .getAsString());
  }

  /** A Checkout Session for one mug of 40.00 EUR. */
  JsonObject session(URI successUrl) {
    return call(
        "POST",
        "/v1/checkout/sessions",
        Map.of(
            "mode", "payment",
            "success_url", successUrl.toString(),
            "line_items[0][quantity]", "1",
            "line_items[0][price_data][currency]", "eur",
            "line_items[0][price_data][unit_amount]", "4000",
            "line_items[0][price_data][product_data][name]", "Mug"));
  }

  /** How an object stands now. */
  String status(String kind, JsonObject object) {
    return call("GET", "/v1/" + kind + "/" + object.get("id").getAsString(), Map.of())
        .get("status")
        .getAsString();
  }

  private JsonObject call(String method, String path, Map<String, String> form) {
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer sk_test_browser",
            "Content-Type",
            "application/x-www-form-urlencoded");
    try {
      HttpAnswer answer =
          web.send(
              method,
              URI.create(simulator.baseUri() + path),
              headers,
              form.isEmpty() ? null : Query.of(form),
              LIMIT);
      if (answer.status() != 200) {
        throw new AssertionError(answer.body());
      }
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (Web.NoAnswerException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
