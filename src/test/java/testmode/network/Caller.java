package testmode.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import testmode.http.UnpooledHttpClient;
import testmode.network.messages.Signature;

/** Calls through the network with a client that never sends a POST twice. */
final class Caller {

  private static final HttpClient CLIENT = UnpooledHttpClient.create();

  private Caller() {}

  /** Waits for what another thread is about to do. */
  static ConditionFactory soon() {
    return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(3));
  }

  static HttpRequest.Builder post(URI uri, String body) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer sk_test_merchant1234")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static HttpRequest.Builder paying(FaultyNetwork network) {
    return post(network.stripeUri().resolve("/v1/payment_intents"), "amount=4000&currency=eur");
  }

  static HttpRequest.Builder event(FaultyNetwork network, String json) {
    return HttpRequest.newBuilder(network.webhookUri())
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Stripe-Signature", Signature.of(1_800_000_000, json.getBytes(), "whsec_true"))
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  static String event(String id, String type) {
    return """
    {"id":"%s","type":"%s","request":{"id":"req_1","idempotency_key":"k-1"},
     "data":{"object":{"id":"pi_1","status":"requires_action","amount":4000,"amount_received":0}}}\
    """
        .formatted(id, type);
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
    return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
