package testmode.merchant;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.Stripe;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import testmode.http.UnpooledHttpClient;

/**
 * A shop with the stand-in behind it, and those who use it: shopper, back office, Stripe's events.
 */
final class TestShop implements AutoCloseable {

  static final String SECRET = "whsec_of_the_tests";
  private static final String ADMIN = "office-token";

  /**
   * Longer than a slow machine pauses, for a try that nobody wanted would be counted; and so short
   * that six minutes are more than all tries and what Stripe may take after them.
   */
  private static final Duration PATIENT = Duration.ofSeconds(5);

  private static final HttpClient HTTP = UnpooledHttpClient.create();
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  final StandIn stripe;
  final AtomicLong now = new AtomicLong(Instant.parse("2026-11-23T12:00:00Z").toEpochMilli());
  private final ReferenceShop shop;
  private int events;

  TestShop() {
    this(new Decisions());
  }

  TestShop(Decisions decisions) {
    this(decisions, PATIENT);
  }

  /** A shop that waits for no answer of Stripe's longer than that. */
  TestShop(Duration limit) {
    this(new Decisions(), limit);
  }

  private TestShop(Decisions decisions, Duration limit) {
    try {
      stripe = StandIn.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    shop = ReferenceShop.start(config(stripe.baseUri(), limit).withClock(clock), decisions);
  }

  static ShopConfig config(URI stripe) {
    return config(stripe, PATIENT);
  }

  private static ShopConfig config(URI stripe, Duration limit) {
    return ShopConfig.of(stripe, "sk_test_shop", "pk_test_shop", SECRET, ADMIN)
        .withCalls(
            limit, List.of(Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofMillis(8)));
  }

  record Reply(int status, String text, HttpResponse<String> http) {
    JsonObject json() {
      return JsonParser.parseString(text).getAsJsonObject();
    }

    String get(String name) {
      return json().get(name).isJsonNull() ? null : json().get(name).getAsString();
    }
  }

  String order() {
    return order("40.00", "EUR");
  }

  String order(String price, String currency) {
    return post("/orders", Map.of("price", price, "currency", currency)).get("id");
  }

  String paidOrder() {
    String id = order();
    pay(id, "pm_card_visa");
    return id;
  }

  Reply pay(String id, String paymentMethod) {
    return post("/orders/" + id + "/pay", Map.of("payment_method", paymentMethod));
  }

  Reply complete(String id) {
    return post("/orders/" + id + "/pay/complete", Map.of());
  }

  Reply paymentIntent(String id) {
    return post("/orders/" + id + "/payment-intent", Map.of());
  }

  JsonObject books(String id) {
    return get("/orders/" + id, "application/json").json();
  }

  String status(String id) {
    return books(id).get("status").getAsString();
  }

  int fulfilments(String id) {
    return books(id).get("fulfilments").getAsInt();
  }

  String intentOf(String id) {
    return books(id).get("payment_intent").getAsString();
  }

  Reply refund(String id, String amount, String officeKey) {
    HttpRequest.Builder request =
        request("/orders/" + id + "/refunds").header("Authorization", "Bearer " + ADMIN);
    if (officeKey != null) {
      request.header("Idempotency-Key", officeKey);
    }
    return send(
        request.POST(
            HttpRequest.BodyPublishers.ofString(
                amount == null ? "" : GSON.toJson(Map.of("amount", amount)))));
  }

  int job(String name) {
    Reply reply =
        send(
            request("/jobs/" + name)
                .header("Authorization", "Bearer " + ADMIN)
                .POST(HttpRequest.BodyPublishers.noBody()));
    return reply.json().entrySet().iterator().next().getValue().getAsInt();
  }

  /** An event as Stripe would send it, about an object of the stand-in. */
  String event(String type, Map<String, Object> object) {
    Map<String, Object> event = new TreeMap<>();
    event.put("id", "evt_" + ++events);
    event.put("object", "event");
    event.put("api_version", Stripe.API_VERSION);
    event.put("type", type);
    event.put("livemode", false);
    event.put("data", Map.of("object", object));
    return GSON.toJson(event);
  }

  String eventOn(String type, String id) {
    return event(type, stripe.payments().intent(intentOf(id)));
  }

  Reply deliver(String body) {
    return deliver(body, signature(body, SECRET, now.get()));
  }

  Reply deliver(String body, String signature) {
    HttpRequest.Builder request = request("/webhooks/stripe");
    if (signature != null) {
      request.header("Stripe-Signature", signature);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String signature(String body, String secret, long millis) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, secret, millis / 1000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Reply get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET());
  }

  Reply post(String path, Map<String, ?> fields) {
    return post(path, GSON.toJson(fields));
  }

  Reply post(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(shop.baseUri() + path))
        .timeout(Duration.ofSeconds(20));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until so many calls of a method have arrived at Stripe. */
  void awaitCalls(int number, String method) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> stripe.calls(method, ".*").size() >= number);
  }

  URI baseUri() {
    return shop.baseUri();
  }

  @Override
  public void close() {
    stripe.close();
    shop.close();
  }
}
