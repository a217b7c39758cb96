package testmode.driver.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One node of a mapping file and the dotted path that leads to it. Whatever is wrong is added to
 * the problems, and a harmless value given back, so that one reading finds everything.
 */
record Place(Problems problems, String path, Node node) {

  void wrong(String text) {
    problems.add(node, text);
  }

  /** The entries of a map whose keys are the writer's own names. */
  Map<String, Place> entries() {
    if (!(node instanceof MappingNode map)) {
      wrong("'" + path + "' must be a map of names to values");
      return Map.of();
    }
    Map<String, Place> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      entries.put(
          key, new Place(problems, path.isEmpty() ? key : path + "." + key, tuple.getValueNode()));
    }
    return entries;
  }

  /** The entries of a map whose keys are the contract's; every other key is reported. */
  Map<String, Place> section(String... allowed) {
    return section(List.of(allowed));
  }

  Map<String, Place> section(Collection<String> allowed) {
    Map<String, Place> entries = entries();
    String prefix = path.isEmpty() ? "" : path + ".";
    entries.forEach(
        (key, place) -> {
          if (!allowed.contains(key)) {
            place.wrong(
                "key '" + place.path + "' is unknown; " + Problems.remedy(key, allowed, prefix));
          }
        });
    return entries;
  }

  /** The entry of that name; its lack is reported at this map. */
  @Nullable Place required(Map<String, Place> entries, String key) {
    Place place = entries.get(key);
    if (place == null) {
      String prefix = path.isEmpty() ? "" : path + ".";
      wrong("key '" + prefix + key + "' is missing");
    }
    return place;
  }

  List<Place> items() {
    if (!(node instanceof SequenceNode list)) {
      wrong("'" + path + "' must be a list");
      return List.of();
    }
    List<Place> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Place(problems, path + "[" + items.size() + "]", item));
    }
    return items;
  }

  /** One value or a list of them. */
  List<Place> oneOrMore() {
    return node instanceof SequenceNode ? items() : List.of(this);
  }

  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    wrong("'" + path + "' must be a text");
    return "";
  }

  int whole() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        return Integer.parseInt(scalar.getValue());
      } catch (NumberFormatException e) {
        wrong("'" + path + "' (" + scalar.getValue() + ") is too large");
        return 0;
      }
    }
    wrong("'" + path + "' must be a whole number");
    return 0;
  }

  boolean truth() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    wrong("'" + path + "' must be true or false");
    return false;
  }

  /** One of the words of an enum; null, and reported, for every other. */
  <E extends Enum<E>> @Nullable E word(E[] all, Function<E, String> wordOf) {
    return word(text(), all, wordOf);
  }

  /** As {@link #word(Enum[], Function)}, for a word that stands in the key. */
  <E extends Enum<E>> @Nullable E word(String word, E[] all, Function<E, String> wordOf) {
    List<String> allowed = new ArrayList<>();
    for (E candidate : all) {
      if (wordOf.apply(candidate).equals(word)) {
        return candidate;
      }
      allowed.add(wordOf.apply(candidate));
    }
    wrong("'" + path + "' (" + word + ") is unknown; " + Problems.remedy(word, allowed, ""));
    return null;
  }

  JsonElement json() {
    if (node instanceof MappingNode) {
      JsonObject object = new JsonObject();
      entries().forEach((key, place) -> object.add(key, place.json()));
      return object;
    }
    if (node instanceof SequenceNode) {
      JsonArray array = new JsonArray();
      items().forEach(item -> array.add(item.json()));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonElement scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JsonNull.INSTANCE;
    }
    if (tag.equals(Tag.BOOL)) {
      return new JsonPrimitive(Boolean.parseBoolean(scalar.getValue()));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return new JsonPrimitive(new BigDecimal(scalar.getValue()));
    }
    return new JsonPrimitive(scalar.getValue());
  }
}
