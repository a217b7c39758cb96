package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;
import testmode.driver.Money;

/**
 * What the shopper's browser knows of one order: what was said when it was placed, and what came
 * back since.
 */
final class OrderMemory {

  private final Flow flow;
  private final Money price;
  private final Map<String, JsonElement> values = new ConcurrentHashMap<>();
  private volatile @Nullable URI challenge;

  OrderMemory(Flow flow, Money price, String unique) {
    this.flow = flow;
    this.price = price;
    give("unique", unique);
    give("scenario.price", price.major());
    values.put("scenario.minor", new JsonPrimitive(price.minor()));
    give("scenario.currency", price.currency());
  }

  Flow flow() {
    return flow;
  }

  Money price() {
    return price;
  }

  void give(String name, String value) {
    values.put(name, new JsonPrimitive(value));
  }

  void keep(Operations.Run run) {
    values.putAll(run.extracted());
  }

  /**
   * What templates stand for in one act: what is known everywhere, of this order, and of the act.
   */
  Map<String, JsonElement> values(Map<String, JsonElement> given, Map<String, JsonElement> act) {
    Map<String, JsonElement> all = new HashMap<>(given);
    all.putAll(values);
    all.putAll(act);
    return all;
  }

  @Nullable String text(String name) {
    JsonElement value = values.get(name);
    return value == null ? null : value.getAsString();
  }

  /** The 3-D Secure page that the last payment led to. */
  @Nullable URI challenge() {
    return challenge;
  }

  void ledTo(@Nullable URI page) {
    challenge = page;
  }
}
