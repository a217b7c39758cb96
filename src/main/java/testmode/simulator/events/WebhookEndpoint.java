package testmode.simulator.events;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.wire.StripeJson;

/**
 * Where an account wants its events delivered; a change makes a new record.
 *
 * @param secret signs the deliveries; shown only in the answer that created the endpoint
 * @param apiVersion the version of the payloads; null for the account's
 */
record WebhookEndpoint(
    String id,
    long created,
    String url,
    List<String> enabledEvents,
    String secret,
    @Nullable String apiVersion,
    @Nullable String description,
    Map<String, String> metadata,
    boolean enabled) {

  WebhookEndpoint {
    enabledEvents = List.copyOf(enabledEvents);
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
        null,
        null,
        Map.of(),
        true);
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
    for (Map.Entry<String, com.google.gson.JsonElement> entry : json().entrySet()) {
      if (entry.getKey().equals("status")) {
        json.addProperty("secret", secret);
      }
      json.add(entry.getKey(), entry.getValue());
    }
    return json;
  }
}
