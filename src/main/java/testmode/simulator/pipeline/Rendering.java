package testmode.simulator.pipeline;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.ApiKey;
import testmode.simulator.wire.HttpAnswer;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/**
 * The last stage: status, headers and body as Stripe writes them.
 *
 * <p>An error's body ends with a line break, a success's does not. A secret key in a message, which
 * Stripe would repeat, is masked. {@code Stripe-Should-Retry} has three states: false where
 * execution began (POST only), true on a lock time-out, absent otherwise. {@code Original-Request}
 * stands on every POST and names the first request of its key.
 */
final class Rendering {
  private static final Map<String, String> CONSTANT = constantHeaders();

  private Rendering() {}

  private static Map<String, String> constantHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Access-Control-Allow-Credentials", "true");
    headers.put("Access-Control-Allow-Methods", "GET, HEAD, PUT, PATCH, POST, DELETE");
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put(
        "Access-Control-Expose-Headers",
        "Request-Id, Stripe-Manage-Version, Stripe-Should-Retry,"
            + " X-Stripe-External-Auth-Required, X-Stripe-Privileged-Session-Required");
    headers.put("Access-Control-Max-Age", "300");
    headers.put("Cache-Control", "no-cache, no-store");
    headers.put("Server", "nginx");
    headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");
    headers.put("Vary", "Origin");
    headers.put("X-Stripe-Priority-Routing-Enabled", "true");
    headers.put("X-Stripe-Routing-Context-Priority-Tier", "api-testmode");
    return headers;
  }

  /** The answer to a browser that asks what it may send from another origin. */
  static HttpAnswer preflight(@Nullable String requestedHeaders) {
    Map<String, String> headers = new LinkedHashMap<>(CONSTANT);
    if (requestedHeaders != null) {
      headers.put("Access-Control-Allow-Headers", requestedHeaders);
    }
    return new HttpAnswer(200, headers, "");
  }

  /** A bad key, a foreign account or a bad version: no request id, no version, nothing logged. */
  static HttpAnswer atTheDoor(StripeError error) {
    Map<String, String> headers = new LinkedHashMap<>(CONSTANT);
    if (error.status() == 401) {
      headers.put("WWW-Authenticate", "Bearer realm=\"Stripe\"");
    }
    return new HttpAnswer(error.status(), headers, wrapped(error.json()));
  }

  /** What an execution answered: a success, or an error that came after it had begun. */
  static HttpAnswer executed(Envelope envelope, int status, String body) {
    Map<String, String> headers = headers(envelope, envelope.requestId());
    if (envelope.isPost()) {
      headers.put("Stripe-Should-Retry", "false");
    }
    return new HttpAnswer(status, headers, body);
  }

  static HttpAnswer replayed(Envelope envelope, IdempotencyKeys.Stored stored) {
    Map<String, String> headers = headers(envelope, stored.requestId());
    headers.put("Idempotent-Replayed", "true");
    headers.put("Stripe-Should-Retry", "false");
    return new HttpAnswer(stored.status(), headers, stored.body());
  }

  /** An error that came before execution, or a slip of the simulator on the way there. */
  static HttpAnswer refused(Envelope envelope, StripeError error) {
    Map<String, String> headers = headers(envelope, envelope.requestId());
    if ("lock_timeout".equals(error.code())) {
      headers.put("Stripe-Should-Retry", "true");
    }
    if ("rate_limit".equals(error.code())) {
      headers.put("Stripe-Rate-Limited-Reason", "global-rate");
    }
    return new HttpAnswer(error.status(), headers, body(envelope, error));
  }

  static String body(Envelope envelope, StripeError error) {
    JsonObject json = error.json();
    if (error.status() == 403) {
      return wrapped(json);
    }
    String log =
        "https://dashboard.stripe.com/%s/test/workbench/logs?object=%s"
            .formatted(envelope.account().id(), envelope.requestId());
    json.add("request_log_url", new JsonPrimitive(log));
    return wrapped(json);
  }

  private static String wrapped(JsonObject error) {
    JsonObject sorted = new JsonObject();
    new TreeMap<>(error.asMap()).forEach(sorted::add);
    String message = sorted.get("message").getAsString();
    sorted.addProperty("message", ApiKey.withoutKeys(message));
    JsonObject body = new JsonObject();
    body.add("error", sorted);
    return StripeJson.pretty(body) + "\n";
  }

  private static Map<String, String> headers(Envelope envelope, String originalRequest) {
    Map<String, String> headers = new LinkedHashMap<>(CONSTANT);
    headers.put("Request-Id", envelope.requestId());
    if (envelope.idempotencyKey() != null && !envelope.idempotencyKey().isEmpty()) {
      headers.put("Idempotency-Key", envelope.idempotencyKey());
    }
    if (envelope.isPost()) {
      headers.put("Original-Request", originalRequest);
    }
    if (envelope.stripeAccount() != null) {
      headers.put("Stripe-Account", envelope.stripeAccount());
    }
    headers.put("Stripe-Version", envelope.version());
    return headers;
  }
}
