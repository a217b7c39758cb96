package testmode.acceptance.browser;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the shop in one tab: whoever is sent there gets an empty page, and the shop hears
 * nothing.
 *
 * <p>So a shopper can be on the way back to the shop without having arrived: the driver then visits
 * the return page itself, or leaves it out when the shopper has closed the browser.
 */
final class StandIn {

  private static final String PAUSED = "Fetch.requestPaused";

  /** With an icon of its own: one that is looked for in the usual place is asked of the shop. */
  private static final String PAGE =
      "<!doctype html><title>On the way back to the shop</title><link rel=icon href='data:,'>"
          + "<p>On the way back to the shop.";

  private final URI shop;
  private final DevTools line;
  private final String tab;
  private volatile @Nullable URI arrived;

  /**
   * @param tab Chrome's id of it, which is also that of its uppermost frame
   */
  StandIn(URI shop, DevTools line, String tab) {
    this.shop = shop;
    this.line = line;
    this.tab = tab;
  }

  void begin() {
    String everything = shop.getScheme() + "://" + shop.getAuthority() + "/*";
    line.call("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", everything))));
  }

  /** Answers one request, if that is what the event is about. */
  void take(String method, JsonObject event) {
    if (!method.equals(PAUSED)) {
      return;
    }
    boolean page =
        "Document".equals(Json.text(event, "resourceType"))
            && tab.equals(Json.text(event, "frameId"));
    if (page) {
      arrived = Address.of(Json.text(Json.object(event, "request"), "url"));
    }
    line.send(
        "Fetch.fulfillRequest",
        Map.of(
            "requestId",
            String.valueOf(Json.text(event, "requestId")),
            "responseCode",
            200,
            "responseHeaders",
            List.of(Map.of("name", "Content-Type", "value", "text/html; charset=utf-8")),
            "body",
            Base64.getEncoder().encodeToString(PAGE.getBytes(StandardCharsets.UTF_8))));
  }

  /** Whether an address is the shop's, which has been replaced. */
  boolean replaces(URI uri) {
    return shop.getAuthority().equals(uri.getAuthority());
  }

  /** The address at the shop that the shopper was sent to; null while there is none. */
  @Nullable URI arrived() {
    return arrived;
  }
}
