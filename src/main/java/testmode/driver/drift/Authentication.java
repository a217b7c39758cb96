package testmode.driver.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;

/**
 * What the shopper did on the bank's page between two calls: it is no call of the API, and shows in
 * the next answer that tells of the payment.
 */
final class Authentication {

  private static final String WAITS = "requires_action";
  private static final String FAILED = "requires_payment_method";
  private static final String CANCELED = "canceled";
  private static final Pattern BY_THE_CALL_ITSELF =
      Pattern.compile("/v1/payment_intents/[^/]+(/confirm|/cancel)?");

  private final SimulatedAccount account;

  /** Recorded ids of PaymentIntents that waited for the bank when last seen. */
  private final Set<String> waiting = new HashSet<>();

  /** The simulator's pages, by its own ids. */
  private final Map<String, URI> pages = new HashMap<>();

  Authentication(SimulatedAccount account) {
    this.account = account;
  }

  /** Answers on the page what the shopper must have answered for this to be Stripe's answer. */
  void before(KeptExchange exchange, Translation ids) {
    boolean itself =
        exchange.request().method().equals("POST")
            && BY_THE_CALL_ITSELF.matcher(exchange.request().path()).matches();
    if (itself) {
      return;
    }
    intents(
        Bodies.recorded(exchange),
        (id, status, intent) -> {
          URI page = pages.get(ids.translated(id));
          if (waiting.contains(id) && page != null && isDecision(status)) {
            account.press(page, !status.equals(FAILED));
            waiting.remove(id);
          }
        });
  }

  /**
   * Remembers who waits, and where the simulator's page is. Only a change makes somebody wait, or
   * wait no more: a read may be asked late, and tell of what was before.
   */
  void saw(KeptExchange exchange, @Nullable JsonObject simulated) {
    if (StripesOrder.isChange(exchange)) {
      intents(Bodies.recorded(exchange), (id, status, intent) -> waits(id, status.equals(WAITS)));
    }
    intents(
        simulated,
        (id, status, intent) -> {
          URI page = page(intent);
          if (status.equals(WAITS) && page != null) {
            pages.put(id, page);
          }
        });
  }

  private void waits(String id, boolean waits) {
    if (waits) {
      waiting.add(id);
    } else {
      waiting.remove(id);
    }
  }

  private static boolean isDecision(String status) {
    return !List.of(WAITS, CANCELED).contains(status);
  }

  private interface Seen {
    void intent(String id, String status, JsonObject intent);
  }

  private static void intents(@Nullable JsonElement body, Seen seen) {
    Bodies.each(
        body,
        "payment_intent",
        intent -> {
          String id = Comparison.text(intent, "id");
          String status = Comparison.text(intent, "status");
          if (id != null && status != null) {
            seen.intent(id, status, intent);
          }
        });
  }

  private static @Nullable URI page(JsonObject intent) {
    if (!(intent.get("next_action") instanceof JsonObject action)) {
      return null;
    }
    String url =
        action.get("redirect_to_url") instanceof JsonObject redirect
            ? Comparison.text(redirect, "url")
            : action.get("use_stripe_sdk") instanceof JsonObject sdk
                ? Comparison.text(sdk, "stripe_js")
                : null;
    return url == null ? null : URI.create(url);
  }
}
