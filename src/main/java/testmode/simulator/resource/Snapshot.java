package testmode.simulator.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.StripeJson;

/**
 * One state of a Stripe object, as the wire shows it, every key present.
 *
 * <p>Immutable: a verb of a subclass makes a new snapshot. Keys stand in Stripe's order: {@code
 * id}, {@code object}, then by name.
 */
public abstract class Snapshot {
  private final JsonObject json;

  protected Snapshot(JsonObject json) {
    this.json = json.deepCopy();
    order(this.json);
  }

  /** A shape written down as JSON, to be filled. */
  public static JsonObject shape(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** A shape with a place for the id, which comes first. */
  protected static JsonObject shape(String id, String text) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    shape(text).entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
    return json;
  }

  /** A copy: callers may change it. */
  public final JsonObject json() {
    return json.deepCopy();
  }

  public final String id() {
    return string("id");
  }

  public final String string(String name) {
    return json.get(name).getAsString();
  }

  /** The text under a name, or null if the wire says null. */
  public final @Nullable String text(String name) {
    return StripeJson.text(json, name);
  }

  public final long number(String name) {
    return json.get(name).getAsLong();
  }

  protected final boolean flag(String name) {
    return json.get(name).getAsBoolean();
  }

  public final JsonObject object(String name) {
    return json.getAsJsonObject(name).deepCopy();
  }

  /** The JSON with something changed, for the subclass to wrap. */
  public final JsonObject but(Consumer<JsonObject> change) {
    JsonObject changed = json();
    change.accept(changed);
    return changed;
  }

  /** Puts the keys into Stripe's order. */
  static void order(JsonObject json) {
    TreeMap<String, JsonElement> rest = new TreeMap<>(json.asMap());
    for (String first : new String[] {"object", "id"}) {
      rest.remove(first);
    }
    rest.forEach(
        (name, value) -> {
          json.remove(name);
          json.add(name, value);
        });
  }
}
