package testmode.simulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces ids in an answer by the objects they name, for {@code expand[]=latest_charge}.
 *
 * <p>One per account. A store says once, when it is made, how its ids are resolved.
 */
final class Expansion {
  private final Map<String, Function<String, @Nullable JsonObject>> finders = new HashMap<>();
  private final Map<String, Function<JsonObject, JsonElement>> included = new HashMap<>();

  /** Ids that begin with {@code idPrefix} ({@code ch_}) are looked up by {@code finder}. */
  void expandable(String idPrefix, Function<String, @Nullable JsonObject> finder) {
    finders.put(idPrefix, finder);
  }

  /**
   * A property that is there only when it is expanded, as {@code refunds} on a {@code charge}.
   *
   * @param value makes the property's value from the object that carries it
   */
  void includable(String object, String property, Function<JsonObject, JsonElement> value) {
    included.put(object + "." + property, value);
  }
}
