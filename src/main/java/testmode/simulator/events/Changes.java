package testmode.simulator.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;

/** What an {@code *.updated} event shows as {@code previous_attributes}. */
public final class Changes {
  private Changes() {}

  /** The old value of every leaf that changed; null for one that was not there before. */
  public static JsonObject between(JsonObject before, JsonObject after) {
    JsonObject previous = new JsonObject();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      JsonElement old = before.get(name);
      JsonElement now = after.get(name);
      if (old instanceof JsonObject from && now instanceof JsonObject to) {
        JsonObject inner = between(from, to);
        if (inner.size() > 0) {
          previous.add(name, inner);
        }
      } else if (old == null || !old.equals(now)) {
        previous.add(name, old == null ? JsonNull.INSTANCE : old);
      }
    }
    return previous;
  }
}
