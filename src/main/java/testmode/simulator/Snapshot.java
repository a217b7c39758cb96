package testmode.simulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One state of a Stripe object, as the wire shows it, every key present.
 *
 * <p>Immutable: a verb of a subclass makes a new snapshot. Keys stand in Stripe's order: {@code
 * id}, {@code object}, then by name.
 */
abstract class Snapshot {
  private final JsonObject json;

  Snapshot(JsonObject json) {
    this.json = ordered(json);
  }

  /** A shape written down as JSON, to be filled. */
  static JsonObject shape(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** A copy: callers may change it. */
  final JsonObject json() {
    return json.deepCopy();
  }

  final String id() {
    return string("id");
  }

  final String string(String name) {
    return json.get(name).getAsString();
  }

  /** The text under a name, or null if the wire says null. */
  final @Nullable String text(String name) {
    return StripeJson.text(json, name);
  }

  final long number(String name) {
    return json.get(name).getAsLong();
  }

  final boolean flag(String name) {
    return json.get(name).getAsBoolean();
  }

  final JsonObject object(String name) {
    return json.getAsJsonObject(name).deepCopy();
  }

  /** The JSON with something changed, for the subclass to wrap. */
  final JsonObject but(Consumer<JsonObject> change) {
    JsonObject changed = json();
    change.accept(changed);
    return changed;
  }

  private static JsonObject ordered(JsonObject json) {
    TreeMap<String, JsonElement> rest = new TreeMap<>(json.deepCopy().asMap());
    JsonObject ordered = new JsonObject();
    for (String first : new String[] {"id", "object"}) {
      JsonElement value = rest.remove(first);
      ordered.add(first, value == null ? JsonNull.INSTANCE : value);
    }
    rest.forEach(ordered::add);
    return ordered;
  }
}
