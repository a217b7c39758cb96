package testmode.simulator.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.wire.StripeJson;

/**
 * Where an account wants its events delivered; a change makes a new record.
 *
 * @param secret signs the deliveries; shown only in the answer that created or rolled it
 * @param retiring older secrets that sign beside it for a while
 * @param apiVersion the version of the payloads; null for the account's
 */
record WebhookEndpoint(
    String id,
    long created,
    String url,
    List<String> enabledEvents,
    String secret,
    List<Retiring> retiring,
    @Nullable String apiVersion,
    @Nullable String description,
    Map<String, String> metadata,
    boolean enabled) {

  private static final int SECRET_LENGTH = 32;

  /** A secret that was rolled and is good until then. */
  record Retiring(String secret, Instant until) {
    @Override
    public String toString() {
      return "Retiring[until=" + until + "]";
    }
  }

  WebhookEndpoint {
    enabledEvents = List.copyOf(enabledEvents);
    retiring = List.copyOf(retiring);
    metadata = Map.copyOf(metadata);
  }

  /** The endpoint that every account of a simulator gets when its configuration names one. */
  static WebhookEndpoint everything(Account account, URI url, String secret) {
    return new WebhookEndpoint(
        account.ids().next("we_", Ids.LONG),
        account.clock().epochSecond(),
        url.toString(),
        List.of("*"),
        secret,
        List.of(),
        null,
        null,
        Map.of(),
        true);
  }

  static String newSecret(Account account) {
    return "whsec_" + account.ids().secret(SECRET_LENGTH);
  }

  /** The same endpoint with a new secret, the old one being good for a while longer. */
  WebhookEndpoint rolled(String newSecret, Instant oldUntil) {
    List<Retiring> old = new ArrayList<>(retiring);
    old.add(0, new Retiring(secret, oldUntil));
    return signing(newSecret, old);
  }

  /** The same endpoint with this secret and no other. */
  WebhookEndpoint signing(String onlySecret) {
    return signing(onlySecret, List.of());
  }

  private WebhookEndpoint signing(String newSecret, List<Retiring> old) {
    return new WebhookEndpoint(
        id,
        created,
        url,
        enabledEvents,
        newSecret,
        old,
        apiVersion,
        description,
        metadata,
        enabled);
  }

  /** What signs a delivery now: the secret, then those that are still good, newest first. */
  List<String> secretsAt(Instant now) {
    List<String> secrets = new ArrayList<>(List.of(secret));
    retiring.stream().filter(old -> now.isBefore(old.until())).forEach(o -> secrets.add(o.secret));
    return secrets;
  }

  boolean wants(String eventType) {
    return enabled && (enabledEvents.contains("*") || enabledEvents.contains(eventType));
  }

  JsonObject json() {
    JsonObject json = StripeJson.object(id, "webhook_endpoint");
    json.add("api_version", StripeJson.nullable(apiVersion));
    StripeJson.nulls(json, "application");
    json.addProperty("created", created);
    json.add("description", StripeJson.nullable(description));
    json.add("enabled_events", StripeJson.array(enabledEvents));
    json.addProperty("livemode", false);
    json.add("metadata", StripeJson.of(metadata));
    json.addProperty("status", enabled ? "enabled" : "disabled");
    json.addProperty("url", url);
    return json;
  }

  /** As the create answer shows it: alphabetical, the secret between metadata and status. */
  JsonObject jsonWithSecret() {
    JsonObject json = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : json().entrySet()) {
      if (entry.getKey().equals("status")) {
        json.addProperty("secret", secret);
      }
      json.add(entry.getKey(), entry.getValue());
    }
    return json;
  }

  /** Without secrets, because records end up in messages. */
  @Override
  public String toString() {
    return "WebhookEndpoint[id=" + id + ", url=" + url + "]";
  }
}
