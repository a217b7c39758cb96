package testmode.simulator.events;

import com.google.gson.JsonObject;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.NoParams;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** {@code /v1/webhook_endpoints}: create, retrieve, list, update, disable, delete. */
public final class WebhookEndpoints implements Resource {
  private static final String ALL = "/v1/webhook_endpoints";
  private static final String ONE = "/v1/webhook_endpoints/{id}";

  /** Stripe's limit per mode. */
  private static final int MAX_ENDPOINTS = 16;

  private static final int SECRET_LENGTH = 32;

  /** One account's endpoints, in the order of creation; used under the account's lock. */
  static final class Store {
    private final Map<String, WebhookEndpoint> endpoints = new LinkedHashMap<>();

    void add(WebhookEndpoint endpoint) {
      endpoints.put(endpoint.id(), endpoint);
    }

    List<WebhookEndpoint> wanting(String eventType) {
      return endpoints.values().stream().filter(e -> e.wants(eventType)).toList();
    }

    WebhookEndpoint find(String id) {
      WebhookEndpoint endpoint = endpoints.get(id);
      if (endpoint == null) {
        throw StripeError.missing("webhook endpoint", id);
      }
      return endpoint;
    }
  }

  /** Gives a new account an endpoint for events of every type. */
  public static void addForEverything(Account account, URI url, String secret) {
    store(account).add(WebhookEndpoint.everything(account, url, secret));
  }

  static Store store(Account account) {
    return account.get(Store.class, Store::new);
  }

  @Override
  public void routes(Routes routes) {
    routes
        .post(ALL, WebhookEndpointCreateParams.class, WebhookEndpoints::create)
        .get(ALL, WebhookEndpointListParams.class, WebhookEndpoints::list)
        .get(ONE, WebhookEndpointRetrieveParams.class, call -> found(call).json())
        .post(ONE, WebhookEndpointUpdateParams.class, WebhookEndpoints::update)
        .delete(ONE, NoParams.class, WebhookEndpoints::delete);
  }

  private static JsonObject create(ApiCall call) {
    Form form = call.form();
    String url = url(form.required("url"));
    List<String> events = form.list("enabled_events");
    if (events.isEmpty()) {
      throw StripeError.parameterMissing("enabled_events");
    }
    Map<String, WebhookEndpoint> endpoints = store(call.account()).endpoints;
    if (endpoints.size() == MAX_ENDPOINTS) {
      // ASSUMED: the text; the number is documented.
      throw StripeError.invalid(
          null, null, "You have reached the maximum of 16 test webhook endpoints.");
    }
    WebhookEndpoint endpoint =
        new WebhookEndpoint(
            call.account().ids().next("we_", Ids.LONG),
            call.account().clock().epochSecond(),
            url,
            events,
            "whsec_" + call.account().ids().secret(SECRET_LENGTH),
            form.text("api_version"),
            form.text("description"),
            form.map("metadata"),
            true);
    endpoints.put(endpoint.id(), endpoint);
    return endpoint.jsonWithSecret();
  }

  private static JsonObject list(ApiCall call) {
    List<JsonObject> newestFirst = new ArrayList<>();
    store(call.account()).endpoints.values().forEach(e -> newestFirst.add(e.json()));
    Collections.reverse(newestFirst);
    return Listing.page(call, ALL, newestFirst, "webhook endpoint");
  }

  private static JsonObject update(ApiCall call) {
    WebhookEndpoint old = found(call);
    Form form = call.form();
    Map<String, String> metadata =
        new LinkedHashMap<>(form.unsets("metadata") ? Map.of() : old.metadata());
    form.map("metadata").forEach(metadata::put);
    metadata.values().removeIf(String::isEmpty);
    Boolean disabled = form.bool("disabled");
    String description = form.has("description") ? form.text("description") : old.description();
    WebhookEndpoint updated =
        new WebhookEndpoint(
            old.id(),
            old.created(),
            form.text("url") == null ? old.url() : url(form.required("url")),
            form.has("enabled_events") ? form.list("enabled_events") : old.enabledEvents(),
            old.secret(),
            old.apiVersion(),
            description,
            metadata,
            disabled == null ? old.enabled() : !disabled);
    store(call.account()).endpoints.put(updated.id(), updated);
    return updated.json();
  }

  private static JsonObject delete(ApiCall call) {
    WebhookEndpoint endpoint = found(call);
    store(call.account()).endpoints.remove(endpoint.id());
    JsonObject deleted = StripeJson.object(endpoint.id(), "webhook_endpoint");
    deleted.addProperty("deleted", true);
    return deleted;
  }

  private static WebhookEndpoint found(ApiCall call) {
    return store(call.account()).find(call.id());
  }

  /** Test mode takes http and https. */
  private static String url(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return text;
      }
    } catch (IllegalArgumentException notAUrl) {
      throw invalidUrl();
    }
    throw invalidUrl();
  }

  private static StripeError invalidUrl() {
    return StripeError.invalid(
        "url_invalid", "url", "Invalid URL: An explicit scheme (such as https) must be provided.");
  }
}
