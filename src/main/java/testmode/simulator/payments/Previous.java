package testmode.simulator.payments;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;

/** The {@code previous_attributes} of an event: old values of what changed, leaf by leaf. */
public final class Previous {
  private Previous() {}

  /** A key that was not there before is told as null (recorded). */
  public static JsonObject of(JsonObject before, JsonObject after) {
    JsonObject changed = new JsonObject();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      JsonElement old = before.has(name) ? before.get(name) : JsonNull.INSTANCE;
      JsonElement now = after.has(name) ? after.get(name) : JsonNull.INSTANCE;
      if (old.equals(now)) {
        continue;
      }
      boolean nested = old.isJsonObject() && now.isJsonObject();
      changed.add(name, nested ? of(old.getAsJsonObject(), now.getAsJsonObject()) : old);
    }
    return changed;
  }
}
