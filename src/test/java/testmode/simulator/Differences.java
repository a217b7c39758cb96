package testmode.simulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import testmode.simulator.fixtures.FixtureTable;

/**
 * In which recordings what may differ from the simulator's answers, and why: {@code
 * fixtures/stripe/recordings/differences.csv}, the only place that lets anything differ.
 */
final class Differences {
  private static final String IN_ANY_ORDER = "in any order";
  private static final String NOT = "not";

  /**
   * One allowed difference.
   *
   * @param recordings numbers, such as {@code 014a}
   * @param keys names of keys at any depth, or paths that begin with a dot
   * @param compared {@code not} at all, or {@code in any order}
   */
  record Row(List<String> recordings, List<String> keys, String compared, String reason) {
    Row {
      if (!compared.equals(NOT) && !compared.equals(IN_ANY_ORDER)) {
        throw new IllegalArgumentException(
            "compared (%s) must be %s or %s".formatted(compared, NOT, IN_ANY_ORDER));
      }
    }

    private boolean names(String path, String name) {
      return keys.contains(name) || keys.contains(path);
    }

    /** The body without what is not compared. */
    JsonObject apply(JsonObject body) {
      return object(body, "");
    }

    private JsonElement element(JsonElement at, String path) {
      if (at instanceof JsonObject object) {
        return object(object, path);
      }
      if (at instanceof JsonArray array) {
        JsonArray items = new JsonArray();
        array.forEach(item -> items.add(element(item, path + "[]")));
        return items;
      }
      return at;
    }

    private JsonObject object(JsonObject object, String path) {
      Map<String, JsonElement> kept = new LinkedHashMap<>();
      object
          .asMap()
          .forEach(
              (name, value) -> {
                String below = path + "." + name;
                if (!names(below, name)) {
                  kept.put(name, element(value, below));
                } else if (compared.equals(IN_ANY_ORDER)) {
                  kept.put(name, ordered(value));
                }
              });
      return objectOf(kept);
    }

    private static JsonElement ordered(JsonElement at) {
      if (at instanceof JsonObject object) {
        Map<String, JsonElement> sorted = new TreeMap<>();
        object.asMap().forEach((name, value) -> sorted.put(name, ordered(value)));
        return objectOf(sorted);
      }
      if (at instanceof JsonArray array) {
        List<JsonElement> items = new ArrayList<>();
        array.forEach(item -> items.add(ordered(item)));
        items.sort(Comparator.comparing(JsonElement::toString));
        JsonArray sorted = new JsonArray();
        items.forEach(sorted::add);
        return sorted;
      }
      return at;
    }

    private static JsonObject objectOf(Map<String, JsonElement> members) {
      JsonObject object = new JsonObject();
      members.forEach(object::add);
      return object;
    }
  }

  private Differences() {}

  static List<Row> all() {
    return FixtureTable.load(
            "recordings/differences.csv", "recordings", "keys", "compared", "reason")
        .rows()
        .stream()
        .map(
            row ->
                new Row(
                    List.of(row.required("recordings").split(" ")),
                    List.of(row.required("keys").split(" ")),
                    row.required("compared"),
                    row.required("reason")))
        .toList();
  }

  /** What may differ in this recording. */
  static List<Row> of(String recording) {
    String number = recording.substring(0, recording.indexOf('-'));
    return all().stream().filter(row -> row.recordings().contains(number)).toList();
  }

  static JsonObject applied(List<Row> rows, JsonObject body) {
    JsonObject left = body;
    for (Row row : rows) {
      left = row.apply(left);
    }
    return left;
  }
}
