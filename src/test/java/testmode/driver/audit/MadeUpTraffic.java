package testmode.driver.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Party;

/** A made-up record of one scenario; each exchange takes ten milliseconds, and none overlap. */
final class MadeUpTraffic {

  static final String PAY = "amount=4000&confirm=true&currency=eur&payment_method=pm_card_visa";
  static final String INTENTS = "/v1/payment_intents";
  static final String REFUNDS = "/v1/refunds";

  private static final int STEP = 100;
  private static final int TOOK = 10;

  private final List<Exchange> all = new ArrayList<>();

  static MadeUpTraffic traffic() {
    return new MadeUpTraffic();
  }

  List<Finding> seenBy(Look look) {
    return look.at(Traffic.of(all));
  }

  List<Exchange> exchanges() {
    return List.copyOf(all);
  }

  /** The merchant's POST to Stripe, which succeeds. */
  MadeUpTraffic post(String path, String body, @Nullable String key) {
    return add(Party.MERCHANT, Party.STRIPE, "POST", path, body, 200, "{\"id\": \"pi_1A\"}", key);
  }

  /** The merchant reads at Stripe. */
  MadeUpTraffic get(String path) {
    return add(Party.MERCHANT, Party.STRIPE, "GET", path, "", 200, "{}", null);
  }

  /** The shopper asks the merchant for something. */
  MadeUpTraffic shopper() {
    return add(Party.SHOPPER, Party.MERCHANT, "POST", "/pay", "{}", 200, "{}", null);
  }

  /** Stripe tells the merchant an event, which acknowledges it. */
  MadeUpTraffic event(String id, String type, String object) {
    String body =
        "{\"id\": \"%s\", \"type\": \"%s\", \"data\": {\"object\": {\"id\": \"%s\"}}}"
            .formatted(id, type, object);
    return add(Party.STRIPE, Party.MERCHANT, "POST", "/webhooks", body, 200, "", null);
  }

  /** Tells it once more. */
  MadeUpTraffic event(String id) {
    return event(id, "payment_intent.succeeded", "pi_1A");
  }

  /** Makes the last one come out otherwise. */
  MadeUpTraffic answered(int status, String body) {
    return replace(status, body, Map.of(), null, true, true, TOOK);
  }

  /** Makes the last one's answer a replay. */
  MadeUpTraffic replayed() {
    Exchange last = all.get(all.size() - 1);
    Map<String, String> marked = Map.of("Idempotent-Replayed", "true");
    return replace(last.status(), last.responseBody(), marked, null, true, true, TOOK);
  }

  /** Makes the last one's answer never come back, although Stripe acted. */
  MadeUpTraffic replyLost() {
    return replace(200, "{\"id\": \"pi_1A\"}", Map.of(), Leg.AFTER_STRIPE, true, false, 90_000);
  }

  /** Makes the last one never arrive. */
  MadeUpTraffic requestLost() {
    return replace(null, "", Map.of(), Leg.BEFORE_STRIPE, false, false, 90_000);
  }

  /** Makes the last one take so long that the next one begins before its answer is there. */
  MadeUpTraffic slowly() {
    Exchange last = all.get(all.size() - 1);
    return replace(last.status(), last.responseBody(), Map.of(), null, true, true, STEP + TOOK);
  }

  /** Makes the last one the scenario's own. */
  MadeUpTraffic ofTheScenario() {
    Exchange last = all.remove(all.size() - 1);
    all.add(with(last, Map.of("User-Agent", "testmode"), last.status(), last.responseBody()));
    return this;
  }

  private MadeUpTraffic add(
      Party from,
      Party to,
      String method,
      String path,
      String body,
      int status,
      String answer,
      @Nullable String key) {
    all.add(
        new Exchange(
            all.size() + 1,
            from,
            to,
            method,
            path,
            "",
            Map.of(),
            body,
            status,
            Map.of(),
            answer,
            (long) STEP * all.size(),
            TOOK,
            null,
            null,
            true,
            true,
            key));
    return this;
  }

  private MadeUpTraffic replace(
      @Nullable Integer status,
      String answer,
      Map<String, String> headers,
      @Nullable Leg leg,
      boolean reached,
      boolean heard,
      long tookMillis) {
    Exchange last = all.remove(all.size() - 1);
    all.add(
        new Exchange(
            last.number(),
            last.from(),
            last.to(),
            last.method(),
            last.path(),
            last.query(),
            last.requestHeaders(),
            last.requestBody(),
            status,
            new HashMap<>(headers),
            answer,
            last.startedMillis(),
            tookMillis,
            leg == null ? null : "a fault",
            leg,
            reached,
            heard,
            last.call()));
    return this;
  }

  private static Exchange with(
      Exchange last, Map<String, String> headers, @Nullable Integer status, String answer) {
    return new Exchange(
        last.number(),
        last.from(),
        last.to(),
        last.method(),
        last.path(),
        last.query(),
        headers,
        last.requestBody(),
        status,
        last.responseHeaders(),
        answer,
        last.startedMillis(),
        last.tookMillis(),
        null,
        null,
        true,
        true,
        last.call());
  }
}
