package testmode.simulator.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One account's webhook endpoints, in the order of creation; used under the account's lock. */
final class EndpointStore {
  private final Map<String, WebhookEndpoint> endpoints = new LinkedHashMap<>();

  /** Keeps an endpoint, instead of the older state of the same one. */
  WebhookEndpoint put(WebhookEndpoint endpoint) {
    endpoints.put(endpoint.id(), endpoint);
    return endpoint;
  }

  @Nullable WebhookEndpoint find(String id) {
    return endpoints.get(id);
  }

  void remove(String id) {
    endpoints.remove(id);
  }

  int size() {
    return endpoints.size();
  }

  List<WebhookEndpoint> newestFirst() {
    List<WebhookEndpoint> all = new ArrayList<>(endpoints.values());
    Collections.reverse(all);
    return all;
  }

  /** The enabled endpoints that asked for events of this type. */
  List<WebhookEndpoint> wanting(String eventType) {
    return endpoints.values().stream().filter(e -> e.wants(eventType)).toList();
  }
}
