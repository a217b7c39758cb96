package testmode.driver.drift;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.KeptExchange.Response;

/**
 * The order in which Stripe acted on the calls of a recording, as far as it shows: one that was
 * held on its way was overtaken, a replayed answer comes after the one that it repeats, and a
 * change of an object after the call that made it, of which an event may tell before its answer
 * does. Of calls at the same time nobody knows it for sure.
 */
final class StripesOrder {

  /** Beginning and duration are kept in whole milliseconds, so an end may lie this much later. */
  private static final long CUT_OFF_MILLIS = 1;

  private final List<KeptExchange> exchanges;

  /** When the call was executed that first used the key. */
  private final Map<String, Long> executed = new HashMap<>();

  /** When the object was there, by its id. */
  private final Map<String, Long> made = new HashMap<>();

  StripesOrder(List<KeptExchange> exchanges) {
    this.exchanges = exchanges;
    for (KeptExchange exchange : exchanges) {
      JsonObject body = Bodies.recorded(exchange);
      String id = body == null ? null : Comparison.text(body, "id");
      boolean maker = isChange(exchange) && exchange.reachedStripe();
      if (maker && id != null && !exchange.request().path().contains(id)) {
        made.merge(id, exchange.actedMillis(), Math::min);
      }
      String key = key(exchange);
      if (key != null && exchange.reachedStripe() && !isReplay(exchange)) {
        executed.merge(key, exchange.actedMillis(), Math::min);
      }
    }
  }

  List<KeptExchange> exchanges() {
    return exchanges.stream()
        .sorted(
            Comparator.comparingLong(this::acted)
                .thenComparing(StripesOrder::isReplay)
                .thenComparing(KeptExchange::number))
        .toList();
  }

  /** Whether no other call was at Stripe at the same time, of which one may have changed things. */
  boolean wasAlone(KeptExchange exchange) {
    return exchanges.stream()
        .filter(other -> other.number() != exchange.number() && other.reachedStripe())
        .filter(other -> isChange(other) || isChange(exchange))
        .noneMatch(other -> beganBeforeEndOf(other, exchange) && beganBeforeEndOf(exchange, other));
  }

  /** Whether the answer to the read may tell what the other call changed. */
  static boolean mayShow(KeptExchange change, KeptExchange read) {
    return isChange(change) && beganBeforeEndOf(change, read);
  }

  private static boolean beganBeforeEndOf(KeptExchange one, KeptExchange other) {
    return one.atMillis() <= other.atMillis() + other.tookMillis() + CUT_OFF_MILLIS;
  }

  /** What is read is read as early as it can have been: {@link Chain} reads it again if need be. */
  private long acted(KeptExchange exchange) {
    if (!isChange(exchange)) {
      return exchange.atMillis();
    }
    long acted = exchange.actedMillis();
    for (String segment : exchange.request().path().split("/")) {
      acted = Math.max(acted, made.getOrDefault(segment, acted));
    }
    String key = key(exchange);
    return key != null && isReplay(exchange)
        ? Math.max(acted, executed.getOrDefault(key, acted))
        : acted;
  }

  private static @Nullable String key(KeptExchange exchange) {
    return exchange.request().headers().get("idempotency-key");
  }

  private static boolean isReplay(KeptExchange exchange) {
    Response response = exchange.response();
    return response != null && "true".equals(response.headers().get("idempotent-replayed"));
  }

  static boolean isChange(KeptExchange exchange) {
    return !exchange.request().method().equals("GET");
  }
}
