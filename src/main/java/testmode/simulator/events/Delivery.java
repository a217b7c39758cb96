package testmode.simulator.events;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.StripeJson;

/**
 * One POST that carries, or carried, an event to an endpoint.
 *
 * @param attempt 1 for the first
 * @param atMillis on the account's clock
 * @param status what the endpoint answered; null if nothing (yet)
 */
public record Delivery(
    String event,
    String type,
    String endpoint,
    String url,
    int attempt,
    long atMillis,
    @Nullable Integer status,
    Result result) {

  /** How a delivery stands. */
  enum Result {
    IN_FLIGHT,
    /** Any 2xx. */
    DELIVERED,
    /** Any other status. */
    REFUSED,
    /** No answer: no connection, or none in time. */
    FAILED
  }

  Delivery answered(@Nullable Integer answer) {
    Result how =
        answer == null ? Result.FAILED : answer / 100 == 2 ? Result.DELIVERED : Result.REFUSED;
    return new Delivery(event, type, endpoint, url, attempt, atMillis, answer, how);
  }

  boolean isOpenFor(String wanted) {
    return result == Result.IN_FLIGHT && type.equals(wanted);
  }

  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("event", event);
    json.addProperty("type", type);
    json.addProperty("endpoint", endpoint);
    json.addProperty("url", url);
    json.addProperty("attempt", attempt);
    json.addProperty("at_millis", atMillis);
    json.add("status", StripeJson.nullable(status));
    json.add("result", new JsonPrimitive(result.name().toLowerCase(java.util.Locale.ROOT)));
    return json;
  }
}
