package testmode.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.Body;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Addresses;
import testmode.network.messages.Json;
import testmode.network.messages.Reply;

/**
 * The webhook endpoints that the merchant registers at Stripe through the network. Stripe is told
 * an address of the network that names the merchant's, and the merchant is shown its own again. The
 * address says it all, so that a later network on the same port knows where to deliver.
 * Thread-safe.
 */
final class Registrations {

  private static final String ENDPOINTS = "/v1/webhook_endpoints";
  private static final String TO = "?to=";

  /** Stripe allows 16 in test mode. */
  private static final int MOST = 1_000;

  private final Supplier<URI> webhooks;

  /** By id, in order of registration; guarded by this. */
  private final Map<String, Registered> known = new LinkedHashMap<>();

  /**
   * @param webhooks the network's own address for events
   */
  Registrations(Supplier<URI> webhooks) {
    this.webhooks = webhooks;
  }

  static boolean concerns(String path) {
    return path.equals(ENDPOINTS) || path.startsWith(ENDPOINTS + "/");
  }

  /** Where an event goes that came to this address of the network; null if it names nobody. */
  static @Nullable URI merchant(String url) {
    String prefix = Crossing.WEBHOOK_PATH + TO;
    return url.startsWith(prefix) ? address(decoded(url.substring(prefix.length()))) : null;
  }

  /** The merchant's call as Stripe gets it. An address that Stripe would refuse goes as it is. */
  Request forStripe(Request request) {
    String body = request.getBodyAsString();
    String replaced =
        Arrays.stream(body.split("&")).map(this::pair).collect(Collectors.joining("&"));
    return replaced.equals(body)
        ? request
        : RequestWrapper.create().transformBody(same -> new Body(replaced)).wrap(request);
  }

  private String pair(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0 || !decoded(pair.substring(0, equals)).equals("url")) {
      return pair;
    }
    String url = decoded(pair.substring(equals + 1));
    return address(url) == null ? pair : "url=" + encoded(webhooks.get() + TO + encoded(url));
  }

  /** Stripe's answer as the merchant gets it. */
  Reply.Whole forMerchant(Reply.Whole answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    Pattern ours = Pattern.compile(Pattern.quote(webhooks.get() + TO) + "([^\"\\\\\\s]+)");
    String shown = ours.matcher(body).replaceAll(Registrations::merchantsOwn);
    byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
    if (shown.equals(body)) {
      return answer;
    }
    List<HttpHeader> headers =
        answer.headers().all().stream().filter(h -> !h.keyEquals("Content-Length")).toList();
    return new Reply.Whole(answer.status(), new HttpHeaders(headers), bytes);
  }

  private static String merchantsOwn(MatchResult found) {
    return Matcher.quoteReplacement(decoded(found.group(1)));
  }

  /** Takes note of what the merchant was answered. */
  synchronized void answered(Reply.Whole answer) {
    JsonNode endpoint = Json.of(answer.body());
    String id = Json.text(endpoint, "id");
    if (!answer.accepted() || id == null) {
      return;
    }
    String url = Json.text(endpoint, "url");
    String secret = Json.text(endpoint, "secret");
    Registered before = known.get(id);
    if (endpoint.path("deleted").asBoolean()) {
      known.remove(id);
    } else if (url != null && secret != null && known.size() < MOST) {
      known.put(id, new Registered(url, secret));
    } else if (url != null && before != null) {
      known.put(id, new Registered(url, before.secret()));
    }
  }

  synchronized List<Registered> all() {
    return List.copyOf(known.values());
  }

  /** Of the endpoint that was registered last for this address. */
  synchronized @Nullable String secretOf(URI merchant) {
    return known.values().stream()
        .filter(endpoint -> endpoint.url().equals(merchant.toString()))
        .map(Registered::secret)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static @Nullable URI address(String url) {
    try {
      URI address = URI.create(url);
      Addresses.requireHttp("url", address);
      return address;
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
