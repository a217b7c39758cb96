package testmode.simulator.events;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.wire.StripeJson;

/**
 * What happened in an account, in the order of causes.
 *
 * <p>Shape: id → the event as Stripe shows it, with a snapshot of its object. Listed for {@link
 * #KEEP}. Used under the account's lock.
 */
public final class Events {
  /** How far back Stripe lists and retrieves events. */
  static final Duration KEEP = Duration.ofDays(30);

  private final Account account;
  private final Map<String, JsonObject> events = new LinkedHashMap<>();

  private Events(Account account) {
    this.account = account;
  }

  public static Events of(Account account) {
    return account.get(Events.class, () -> new Events(account));
  }

  /**
   * Stores a snapshot of the object and hands it to the webhook endpoints that want it.
   *
   * @param previousAttributes only for {@code *.updated}: the changed keys with their old values
   * @param cause the request that made it happen; null for what happened by itself
   */
  public void append(
      String type,
      JsonObject object,
      @Nullable JsonObject previousAttributes,
      @Nullable ApiCall cause) {
    JsonObject data = new JsonObject();
    data.add("object", object.deepCopy());
    if (previousAttributes != null) {
      data.add("previous_attributes", previousAttributes.deepCopy());
    }
    JsonObject request = new JsonObject();
    request.add("id", StripeJson.nullable(cause == null ? null : cause.requestId()));
    request.add(
        "idempotency_key", StripeJson.nullable(cause == null ? null : cause.idempotencyKey()));
    JsonObject event = StripeJson.object(newId(object), "event");
    event.addProperty("api_version", Stripe.API_VERSION);
    event.addProperty("created", account.clock().epochSecond());
    event.add("data", data);
    event.addProperty("livemode", false);
    event.addProperty("pending_webhooks", 0);
    event.add("request", request);
    event.addProperty("type", type);
    events.put(event.get("id").getAsString(), event);
    WebhookDelivery.of(account).announce(event);
  }

  /** An event as the API shows it now, or null if it is unknown or too old. */
  public @Nullable JsonObject find(String id) {
    JsonObject event = events.get(id);
    return event == null || isTooOld(event) ? null : shown(event);
  }

  /** Every event that is not too old, oldest first. */
  Stream<JsonObject> all() {
    return events.values().stream().filter(event -> !isTooOld(event)).map(this::shown);
  }

  private boolean isTooOld(JsonObject event) {
    long oldest = account.clock().instant().minus(KEEP).getEpochSecond();
    return event.get("created").getAsLong() < oldest;
  }

  private JsonObject shown(JsonObject event) {
    JsonObject copy = event.deepCopy();
    int pending = WebhookDelivery.of(account).pendingOf(event.get("id").getAsString());
    copy.addProperty("pending_webhooks", pending);
    return copy;
  }

  /** Events of a payment's objects share the payment's stamp. */
  private String newId(JsonObject object) {
    String id = StripeJson.text(object, "id");
    boolean payment = id != null && id.matches("[a-z]+_3[A-Za-z0-9]{23}");
    return payment ? account.ids().paymentOf(id).id("evt_") : account.ids().next("evt_", Ids.LONG);
  }
}
