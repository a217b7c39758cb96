package testmode.simulator.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Stripe writes it: two-space indent, nulls written out, nothing escaped for HTML. */
public final class StripeJson {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
  private static final Gson COMPACT =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private StripeJson() {}

  /** The body of an answer. */
  public static String pretty(JsonElement json) {
    return PRETTY.toJson(json);
  }

  /** One line, for messages. */
  public static String compact(JsonElement json) {
    return COMPACT.toJson(json);
  }

  /** A new object with its two first keys. */
  public static JsonObject object(String id, String object) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("object", object);
    return json;
  }

  /** A list envelope. */
  public static JsonObject list(String url, List<JsonObject> items, boolean hasMore) {
    JsonArray data = new JsonArray();
    items.forEach(data::add);
    JsonObject list = new JsonObject();
    list.addProperty("object", "list");
    list.add("data", data);
    list.addProperty("has_more", hasMore);
    list.addProperty("url", url);
    return list;
  }

  public static JsonElement nullable(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  public static JsonElement nullable(@Nullable Number value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  /** Writes null for each name, in order. */
  public static void nulls(JsonObject json, String... names) {
    for (String name : names) {
      json.add(name, JsonNull.INSTANCE);
    }
  }

  public static JsonObject of(Map<String, String> values) {
    JsonObject json = new JsonObject();
    values.forEach(json::addProperty);
    return json;
  }

  public static JsonArray array(Iterable<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /** The text under a name, or null if it is absent, null or not a scalar. */
  public static @Nullable String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}
