package testmode.simulator.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed between two snapshots of one object, as {@code previous_attributes} shows it: only
 * changed keys, with their old values, nested objects leaf by leaf; a key that is new was null.
 */
public final class Changes {
  private Changes() {}

  public static JsonObject between(Snapshot before, Snapshot after) {
    return between(before.json(), after.json());
  }

  private static JsonObject between(JsonObject before, JsonObject after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    JsonObject previous = new JsonObject();
    for (String name : names) {
      JsonElement was = before.get(name) == null ? JsonNull.INSTANCE : before.get(name);
      JsonElement is = after.get(name) == null ? JsonNull.INSTANCE : after.get(name);
      if (was instanceof JsonObject old && is instanceof JsonObject now) {
        JsonObject leaves = between(old, now);
        if (!leaves.isEmpty()) {
          previous.add(name, leaves);
        }
      } else if (!was.equals(is)) {
        previous.add(name, was);
      }
    }
    return previous;
  }
}
