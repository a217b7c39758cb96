package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends recorded requests once more, to another account, in another currency, with every amount
 * multiplied, and holds the answers against the shape of the recorded ones.
 *
 * <p>The ids in a request are those of the recording; for each, the id that the simulator gave to
 * the same object is sent. An object that was made before the chain began is made here first.
 */
final class Variation implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\\b(cus|pm|pi|ch|re|du|txn)_\\w{14,}");
  private static final Pattern AMOUNT = Pattern.compile("amount(_\\w+)?");

  /** Where amounts are Stripe's: fees, and what was settled at the rates of the day. */
  private static final Set<String> SETTLED =
      Set.of("balance_transaction", "balance_transactions", "fee_details");

  private static final String CUSTOMER = "email=s11@conformance.stripeapi.invalid&description=s11";

  /** In which terms a chain is played. */
  record Terms(String currency, long times, long seed) {}

  private final Terms terms;
  private final StripeSimulator simulator;
  private final Wire wire;
  private final Map<String, String> ours = new HashMap<>();

  Variation(Terms terms) {
    this.terms = terms;
    this.simulator =
        StripeSimulator.start(
            SimulatorConfig.defaults().withSeed(terms.seed()).withClockStart(Till.START));
    this.wire = Wire.bearer(simulator, "sk_test_variation" + terms.seed());
    control("account", "{\"settlement_currency\": \"" + terms.currency() + "\"}");
    ours.put("cus", wire.post("/v1/customers", CUSTOMER).id());
  }

  /** What the chain finds when it begins: a card, and a payment that is named by no recording. */
  void begin(String card, String payment) {
    ours.put("pm", card);
    if (!payment.isEmpty()) {
      String paid = "&payment_method_types[0]=card&payment_method=" + card;
      String form = payment + "&customer=" + ours.get("cus");
      String whole = payment.contains("confirm") ? form + paid : form;
      JsonObject made = wire.post("/v1/payment_intents", sent(whole)).json();
      ours.put("pi", made.get("id").getAsString());
      if (!made.get("latest_charge").isJsonNull()) {
        ours.put("ch", made.get("latest_charge").getAsString());
      }
    }
  }

  void pass(int seconds) {
    control("clock/advance", "{\"seconds\": " + seconds + "}");
  }

  private void control(String door, String body) {
    wire.send("POST", "/_testmode/" + door, body, "Content-Type", "application/json");
  }

  /** Sends what was sent then, and compares what comes back with what came back then. */
  void repeat(String recording) {
    JsonObject request = Recording.request(recording);
    String query = form(request.getAsJsonObject("query"));
    String target = named(request.get("path").getAsString()) + (query.isEmpty() ? "" : "?" + query);
    boolean post = request.get("method").getAsString().equals("POST");
    Wire.Reply reply =
        post ? wire.post(target, form(request.getAsJsonObject("form"))) : wire.get(target);
    assertThat(reply.status())
        .as(recording + " with " + terms + ": " + reply.body())
        .isEqualTo(Recording.status(recording));
    List<Differences.Row> allowed = Differences.of(recording);
    JsonObject recorded = Differences.applied(allowed, Recording.body(recording));
    assertThat(Shape.of(Differences.applied(allowed, reply.json())))
        .as(recording + " with " + terms)
        .isEqualTo(Shape.of(recorded));
    learn(recorded, reply.json());
    amounts(recording, recorded, reply.json());
  }

  private String form(JsonObject parameters) {
    List<String> pairs = new ArrayList<>();
    parameters
        .asMap()
        .forEach((name, value) -> pairs.add(name + "=" + sent(name, value.getAsString())));
    return String.join("&", pairs);
  }

  private String sent(String form) {
    List<String> pairs = new ArrayList<>();
    for (String pair : form.split("&")) {
      String[] nameAndValue = pair.split("=", 2);
      pairs.add(nameAndValue[0] + "=" + sent(nameAndValue[0], nameAndValue[1]));
    }
    return String.join("&", pairs);
  }

  private String sent(String name, String value) {
    if (AMOUNT.matcher(name).matches()) {
      return String.valueOf(Long.parseLong(value) * terms.times());
    }
    String said = name.equals("currency") ? terms.currency() : named(value);
    return URLEncoder.encode(said, StandardCharsets.UTF_8);
  }

  /** A text with our ids in the place of the recorded ones. */
  private String named(String text) {
    Matcher ids = ID.matcher(text);
    return ids.replaceAll(
        id -> ours.getOrDefault(id.group(), ours.getOrDefault(id.group(1), id.group())));
  }

  /** Pairs the ids of the same places; a card is named by its story, and is a new one each time. */
  private void learn(JsonElement recorded, JsonElement seen) {
    if (recorded instanceof JsonObject object && seen instanceof JsonObject other) {
      object.asMap().forEach((name, value) -> learn(value, other.get(name)));
    } else if (recorded instanceof JsonArray array && seen instanceof JsonArray other) {
      for (int i = 0; i < array.size(); i++) {
        learn(array.get(i), other.get(i));
      }
    } else if (recorded.isJsonPrimitive()) {
      String id = recorded.getAsString();
      if (ID.matcher(id).matches() && !id.startsWith("pm_")) {
        ours.put(id, seen.getAsString());
      }
    }
  }

  /** Every amount is the recorded one times ours. */
  private void amounts(String recording, JsonElement recorded, JsonElement seen) {
    if (recorded instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        amounts(recording, array.get(i), seen.getAsJsonArray().get(i));
      }
    } else if (recorded instanceof JsonObject object) {
      object
          .asMap()
          .forEach(
              (name, value) -> {
                JsonElement other = seen.getAsJsonObject().get(name);
                boolean number = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
                if (number && AMOUNT.matcher(name).matches()) {
                  assertThat(other.getAsLong())
                      .as(name + " in " + recording + " with " + terms)
                      .isEqualTo(value.getAsLong() * terms.times());
                } else if (!SETTLED.contains(name)) {
                  amounts(recording, value, other);
                }
              });
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
