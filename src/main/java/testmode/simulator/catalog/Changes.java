package testmode.simulator.catalog;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.TreeSet;

/** What an update changed, as {@code previous_attributes} shows it: old values, leaf by leaf. */
final class Changes {
  private Changes() {}

  /** A key that was not there before, as new metadata, is shown as null (recorded). */
  static JsonObject previous(JsonObject before, JsonObject after) {
    JsonObject previous = new JsonObject();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      JsonElement old = before.get(name);
      JsonElement now = after.get(name);
      if (old instanceof JsonObject from && now instanceof JsonObject to) {
        JsonObject nested = previous(from, to);
        if (!nested.isEmpty()) {
          previous.add(name, nested);
        }
      } else if (old == null || !old.equals(now)) {
        previous.add(name, old == null ? JsonNull.INSTANCE : old);
      }
    }
    return previous;
  }
}
