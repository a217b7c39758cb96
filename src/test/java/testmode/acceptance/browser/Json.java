package testmode.acceptance.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reading and writing what Chrome's DevTools speak. */
final class Json {

  private static final Gson GSON = new Gson();

  private Json() {}

  static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  /** The text of that name; null when there is none. */
  static @Nullable String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || !value.isJsonPrimitive() ? null : value.getAsString();
  }

  /** The object of that name; empty when there is none. */
  static JsonObject object(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject inner ? inner : new JsonObject();
  }
}
