package testmode.simulator.fuzz;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;

/**
 * One answer as it came over the wire.
 *
 * @param headers by lower-case name
 */
record RawAnswer(int status, Map<String, String> headers, String body) {

  boolean isJson() {
    return headers.getOrDefault("content-type", "").startsWith("application/json");
  }

  JsonElement json() {
    return JsonParser.parseString(body);
  }

  /** The {@code error} object, or an empty one. */
  JsonObject error() {
    return !body.isEmpty()
            && json() instanceof JsonObject object
            && object.get("error") instanceof JsonObject error
        ? error
        : new JsonObject();
  }

  boolean keepsConnection() {
    return !"close".equalsIgnoreCase(headers.get("connection"));
  }

  @Override
  public String toString() {
    return status + " " + headers + "\n" + body;
  }
}
