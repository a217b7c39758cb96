package testmode.simulator.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's refusal of one request: status, and the {@code error} object's keys in alphabetical
 * order, as on the wire.
 *
 * <p>{@link #executed} tells the two kinds apart that recorded headers separate: an error of
 * validation or look-up leaves nothing behind (no {@code Stripe-Should-Retry}, not stored under the
 * idempotency key); an error of execution is an answer like any other (stored, {@code
 * Stripe-Should-Retry: false}).
 */
public final class StripeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean executed;
  private final transient Map<String, JsonElement> error;

  private StripeError(int status, boolean executed, Map<String, JsonElement> error) {
    super(error.get("message").getAsString());
    this.status = status;
    this.executed = executed;
    this.error = error;
  }

  private static StripeError of(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    Map<String, JsonElement> error = new TreeMap<>();
    error.put("type", new JsonPrimitive(type));
    error.put("message", new JsonPrimitive(message));
    if (code != null) {
      error.put("code", new JsonPrimitive(code));
      String page = "https://stripe.com/docs/error-codes/" + code.replace('_', '-');
      error.put("doc_url", new JsonPrimitive(page));
    }
    if (param != null) {
      error.put("param", new JsonPrimitive(param));
    }
    return new StripeError(status, false, error);
  }

  /** 400, refused before execution. */
  public static StripeError invalid(@Nullable String code, @Nullable String param, String message) {
    return of(400, "invalid_request_error", code, param, message);
  }

  /** 400: a required parameter is not there. */
  public static StripeError parameterMissing(String param) {
    return invalid("parameter_missing", param, "Missing required param: " + param + ".");
  }

  /** 404: the object that the URL names does not exist; the param is {@code id}. */
  public static StripeError missing(String kind, String id) {
    return missing("id", kind, id).withStatus(404);
  }

  /** 400: the object that a parameter names does not exist. */
  public static StripeError missing(String param, String kind, String id) {
    return invalid("resource_missing", param, "No such " + kind + ": '" + id + "'");
  }

  /** 400 with a code such as {@code payment_intent_unexpected_state}; execution had begun. */
  public static StripeError unexpectedState(String code, String message) {
    return invalid(code, null, message).afterExecution();
  }

  /** 402: the card was refused; execution had begun. */
  public static StripeError cardError(String code, @Nullable String param, String message) {
    return of(402, "card_error", code, param, message).afterExecution();
  }

  /** 403: the key is good, but not for this. */
  public static StripeError forbidden(@Nullable String code, String message) {
    return of(403, "invalid_request_error", code, null, message);
  }

  /** 400: the idempotency key belongs to another request. */
  public static StripeError idempotency(String message) {
    return of(400, "idempotency_error", null, null, message);
  }

  /** 500: a slip of the simulator itself, which names it so that it can be reported. */
  public static StripeError api(RuntimeException slip) {
    StackTraceElement[] trace = slip.getStackTrace();
    String where = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return of(
            500,
            "api_error",
            null,
            null,
            "The simulator itself failed: " + slip.getClass().getSimpleName() + " at " + where)
        .afterExecution();
  }

  /** The same error with another status. */
  public StripeError withStatus(int other) {
    return new StripeError(other, executed, error);
  }

  /** The same error with one more key (decline_code, charge, payment_intent, …). */
  public StripeError with(String name, JsonElement value) {
    Map<String, JsonElement> more = new TreeMap<>(error);
    more.put(name, value);
    return new StripeError(status, executed, more);
  }

  public StripeError with(String name, String value) {
    return with(name, new JsonPrimitive(value));
  }

  /** The same error, raised when execution had begun: it is stored and never to be retried. */
  public StripeError afterExecution() {
    return new StripeError(status, true, error);
  }

  public int status() {
    return status;
  }

  public boolean executed() {
    return executed;
  }

  public @Nullable String code() {
    return text("code");
  }

  public @Nullable String param() {
    return text("param");
  }

  /** The {@code error} object, for the wire or for {@code last_payment_error}. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    error.forEach((name, value) -> json.add(name, value.deepCopy()));
    return json;
  }

  private @Nullable String text(String name) {
    JsonElement value = error.get(name);
    return value == null ? null : value.getAsString();
  }
}
