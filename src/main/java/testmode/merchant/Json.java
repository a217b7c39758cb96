package testmode.merchant;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop's JSON: strict when it reads, every key present when it writes. */
final class Json {

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private Json() {}

  /**
   * @param namesAndValues alternating, in the order in which they are written
   */
  static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  static String write(Object value) {
    return GSON.toJson(value);
  }

  /**
   * @throws ShopError 400 if the text is not one JSON object
   */
  static JsonObject read(String text) {
    // An adapter reads strictly, where Gson.fromJson would take unquoted names and the like.
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
      if (!element.isJsonObject()) {
        throw new ShopError(400, "The body must be a JSON object.");
      }
      if (reader.peek() == JsonToken.END_DOCUMENT) {
        return element.getAsJsonObject();
      }
    } catch (IOException | JsonParseException e) {
      throw new ShopError(400, "The body is not valid JSON.");
    }
    throw new ShopError(400, "The body has something after its JSON object.");
  }
}
