package testmode.acceptance.browser;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import testmode.driver.ShopperBrowser.Scene;
import testmode.network.Exchange;
import testmode.network.Party;

/**
 * Writes down which pages a tab asked for, at the top and not in frames: one exchange each, every
 * redirect one more. Bodies stay out: a shopper types card numbers into forms.
 *
 * <p>Events of one tab come one after the other.
 */
final class PageRecord {

  /** A page that was asked for and has not answered yet. */
  private record Asked(String id, String method, URI uri, long startedMillis, long startedNanos) {}

  private final Scene scene;
  private final String tab;
  private final Predicate<URI> leftOut;
  private @Nullable Asked asked;

  /**
   * @param tab Chrome's id of it, which is also that of its uppermost frame
   * @param leftOut pages that somebody else writes down
   */
  PageRecord(Scene scene, String tab, Predicate<URI> leftOut) {
    this.scene = scene;
    this.tab = tab;
    this.leftOut = leftOut;
  }

  /** Takes one event of DevTools' domain Network. */
  void take(String method, JsonObject event) {
    boolean page =
        "Document".equals(Json.text(event, "type")) && tab.equals(Json.text(event, "frameId"));
    switch (method) {
      case "Network.requestWillBeSent" -> {
        if (page) {
          answered(event, Json.object(event, "redirectResponse"));
          ask(event);
        }
      }
      case "Network.responseReceived" -> {
        if (page) {
          answered(event, Json.object(event, "response"));
        }
      }
      case "Network.loadingFailed" -> answered(event, new JsonObject());
      default -> {}
    }
  }

  private void ask(JsonObject event) {
    JsonObject request = Json.object(event, "request");
    URI uri = Address.of(Json.text(request, "url"));
    if (uri.getHost() != null && !leftOut.test(uri)) {
      asked =
          new Asked(
              String.valueOf(Json.text(event, "requestId")),
              String.valueOf(Json.text(request, "method")),
              uri,
              scene.clock().millis(),
              System.nanoTime());
    }
  }

  /** An answer without a status is none: the connection failed, or the tab went elsewhere. */
  private void answered(JsonObject event, JsonObject response) {
    Asked page = asked;
    if (page == null || !page.id().equals(Json.text(event, "requestId"))) {
      return;
    }
    asked = null;
    Integer status = response.has("status") ? response.get("status").getAsInt() : null;
    scene.record().accept(exchange(page, status, headers(Json.object(response, "headers"))));
  }

  private static Map<String, String> headers(JsonObject sent) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.entrySet()
        .forEach(header -> headers.put(header.getKey(), header.getValue().getAsString()));
    return headers;
  }

  private Exchange exchange(Asked page, @Nullable Integer status, Map<String, String> headers) {
    boolean shop = page.uri().getAuthority().equals(scene.shop().getAuthority());
    return new Exchange(
        0,
        Party.SHOPPER,
        shop ? Party.MERCHANT : Party.STRIPE,
        page.method(),
        page.uri().getRawPath(),
        page.uri().getRawQuery() == null ? "" : page.uri().getRawQuery(),
        Map.of(),
        "",
        status,
        headers,
        "",
        page.startedMillis(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - page.startedNanos()),
        null,
        null,
        status != null,
        status != null,
        null);
  }
}
