package testmode.simulator.events;

import com.google.gson.JsonObject;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.account.WebhookRetries;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.NoParams;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** {@code /v1/webhook_endpoints}: create, retrieve, list, update, disable, delete; and rolling. */
public final class WebhookEndpoints implements Resource {
  /** How long a rolled secret may stay good: Stripe's Dashboard offers up to a day. */
  public static final Duration MAX_OVERLAP = Duration.ofHours(24);

  private static final String ALL = "/v1/webhook_endpoints";
  private static final String ONE = "/v1/webhook_endpoints/{id}";

  /** ASSUMED: the letters and the length; Stripe's own have 32 letters and digits. */
  private static final Pattern SECRET = Pattern.compile("whsec_[\\w+/=-]{1,250}");

  /** Stripe's limit per mode. */
  private static final int MAX_ENDPOINTS = 16;

  /** Gives a new account an endpoint for events of every type. */
  public static void addForEverything(Account account, URI url, String secret) {
    store(account).put(WebhookEndpoint.everything(account, url, secret));
  }

  /**
   * Rolls an endpoint's secret, as a click in Stripe's Dashboard does; called under the account's
   * lock.
   *
   * @param overlap how long deliveries are still signed with the old secret too, up to {@link
   *     #MAX_OVERLAP}
   * @return the endpoint with its new secret; null if the account has none of this id
   */
  public static @Nullable JsonObject roll(Account account, String id, Duration overlap) {
    WebhookEndpoint endpoint = store(account).find(id);
    if (endpoint == null) {
      return null;
    }
    String secret = WebhookEndpoint.newSecret(account);
    return store(account)
        .put(endpoint.rolled(secret, account.clock().instant().plus(overlap)))
        .jsonWithSecret();
  }

  /** Whether a text has the form of an endpoint's secret. */
  public static boolean isSecret(String text) {
    return SECRET.matcher(text).matches();
  }

  /**
   * Gives an endpoint a secret that somebody else chose, because an app was started with it; called
   * under the account's lock. The old one signs nothing more.
   *
   * @param secret as {@link #isSecret} has it
   * @return the endpoint without its secret; null if the account has none of this id
   */
  public static @Nullable JsonObject setSecret(Account account, String id, String secret) {
    WebhookEndpoint endpoint = store(account).find(id);
    return endpoint == null ? null : store(account).put(endpoint.signing(secret)).json();
  }

  static EndpointStore store(Account account) {
    return account.get(EndpointStore.class, EndpointStore::new);
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

  @Override
  public void delays(BiConsumer<String, Duration> tell) {
    int attempt = 2;
    for (Duration pause : WebhookRetries.TEST.intervals()) {
      tell.accept(
          "attempt " + attempt++ + " of an unanswered delivery, after the one before", pause);
    }
  }

  private static JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    String url = url(form.required("url"));
    if (Boolean.TRUE.equals(form.bool("connect"))) {
      FormFields.notSimulated(form, "connect");
    }
    if (store(account).size() == MAX_ENDPOINTS) {
      // ASSUMED: the text; the number is documented.
      throw StripeError.invalid(
          null, null, "You have reached the maximum of 16 test webhook endpoints.");
    }
    return store(account)
        .put(
            new WebhookEndpoint(
                account.ids().next("we_", Ids.LONG),
                account.clock().epochSecond(),
                url,
                eventsOf(form),
                WebhookEndpoint.newSecret(account),
                List.of(),
                form.text("api_version"),
                form.text("description"),
                form.map("metadata"),
                true))
        .jsonWithSecret();
  }

  private static JsonObject list(ApiCall call) {
    List<JsonObject> newestFirst =
        store(call.account()).newestFirst().stream().map(WebhookEndpoint::json).toList();
    return Listing.page(call, ALL, newestFirst, "webhook endpoint");
  }

  private static JsonObject update(ApiCall call) {
    WebhookEndpoint old = found(call);
    Form form = call.form();
    JsonObject metadata = new JsonObject();
    metadata.add("metadata", StripeJson.of(old.metadata()));
    FormFields.metadata(form, metadata);
    Map<String, String> merged = new LinkedHashMap<>();
    metadata
        .getAsJsonObject("metadata")
        .entrySet()
        .forEach(entry -> merged.put(entry.getKey(), entry.getValue().getAsString()));
    Boolean disabled = form.bool("disabled");
    return store(call.account())
        .put(
            new WebhookEndpoint(
                old.id(),
                old.created(),
                form.has("url") ? url(form.required("url")) : old.url(),
                form.has("enabled_events") ? eventsOf(form) : old.enabledEvents(),
                old.secret(),
                old.retiring(),
                old.apiVersion(),
                form.has("description") ? form.text("description") : old.description(),
                merged,
                disabled == null ? old.enabled() : !disabled))
        .json();
  }

  private static JsonObject delete(ApiCall call) {
    WebhookEndpoint endpoint = found(call);
    store(call.account()).remove(endpoint.id());
    JsonObject deleted = StripeJson.object(endpoint.id(), "webhook_endpoint");
    deleted.addProperty("deleted", true);
    return deleted;
  }

  private static WebhookEndpoint found(ApiCall call) {
    WebhookEndpoint endpoint = store(call.account()).find(call.id());
    if (endpoint == null) {
      // ASSUMED: the words for the resource.
      throw StripeError.missing("webhook endpoint", call.id());
    }
    return endpoint;
  }

  private static List<String> eventsOf(Form form) {
    List<String> events = form.list("enabled_events");
    if (events.isEmpty()) {
      throw StripeError.parameterMissing("enabled_events");
    }
    return events;
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
