package testmode.simulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of an answer stays the same whatever is paid for: the keys in their order, what is null, and
 * the words on which a client decides.
 */
final class Shape {
  private static final Set<String> DECIDING =
      Set.of(
          "balance_type",
          "cancellation_reason",
          "capture_method",
          "code",
          "decline_code",
          "failure_code",
          "network_status",
          "object",
          "param",
          "reason",
          "reference_status",
          "reporting_category",
          "status",
          "type");

  private final List<String> lines = new ArrayList<>();

  private Shape() {}

  /** One line for every key at every depth. */
  static List<String> of(JsonObject body) {
    Shape shape = new Shape();
    shape.write(body, "", "");
    return shape.lines;
  }

  private void write(JsonElement at, String path, String name) {
    if (name.equals("metadata")) {
      return;
    }
    if (at instanceof JsonObject object) {
      lines.add(path + " {" + String.join(", ", object.keySet()) + "}");
      object.asMap().forEach((key, value) -> write(value, path + "." + key, key));
    } else if (at instanceof JsonArray array) {
      lines.add(path + " [" + array.size() + "]");
      array.forEach(item -> write(item, path + "[]", name));
    } else {
      lines.add(path + " " + kind(at, name));
    }
  }

  private static String kind(JsonElement at, String name) {
    if (!(at instanceof JsonPrimitive value) || value.isBoolean() || DECIDING.contains(name)) {
      return at.toString();
    }
    return value.isNumber() ? "some number" : "some text";
  }
}
