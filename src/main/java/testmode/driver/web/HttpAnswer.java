package testmode.driver.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP.
 *
 * @param headers with one value each, the first
 * @param setCookies every value of {@code Set-Cookie}: an app may give several
 */
public record HttpAnswer(
    int status, Map<String, String> headers, List<String> setCookies, String body) {

  public HttpAnswer {
    setCookies = List.copyOf(setCookies);
  }

  /** Without cookies. */
  public HttpAnswer(int status, Map<String, String> headers, String body) {
    this(status, headers, List.of(), body);
  }

  /** The header of that name, whatever its case. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * What a JSON pointer (RFC 6901) points to; null for nothing, for JSON's null, and in a body that
   * is not JSON.
   */
  public @Nullable JsonElement at(String pointer) {
    try {
      return within(JsonParser.parseString(body), pointer);
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  /** The text there; null for none. */
  public @Nullable String text(String pointer) {
    JsonElement found = at(pointer);
    return found != null && found.isJsonPrimitive() ? found.getAsString() : null;
  }

  /** What a JSON pointer leads to in this value; null for nothing. */
  public static @Nullable JsonElement within(JsonElement root, String pointer) {
    JsonElement here = root;
    for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String key = part.replace("~1", "/").replace("~0", "~");
      here = child(here, key);
      if (here == null) {
        return null;
      }
    }
    return here == null || here.isJsonNull() ? null : here;
  }

  private static @Nullable JsonElement child(JsonElement parent, String key) {
    if (parent instanceof JsonObject object) {
      return object.get(key);
    }
    if (parent instanceof JsonArray array && key.matches("\\d{1,6}")) {
      int index = Integer.parseInt(key);
      return index < array.size() ? array.get(index) : null;
    }
    return null;
  }
}
