package testmode.driver.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 *
 * @param line where its key stands, or itself when it has none; counted from 1
 */
record Place(Problems problems, String path, Node node, int line) {

  private static final Pattern UNQUOTED = Pattern.compile("-?\\d+(\\.\\d+)?|true|false");

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");

  void wrong(String text) {
    problems.add(this, text);
  }

  /** Whether nothing was found wrong here yet. */
  boolean fine() {
    return !problems.anyAt(node);
  }

  /** Whether nothing was found wrong here yet, or in anything that stands in it. */
  boolean fineWithin() {
    List<Place> within =
        node instanceof MappingNode
            ? List.copyOf(entries().values())
            : node instanceof SequenceNode ? items() : List.of();
    return fine() && within.stream().allMatch(Place::fineWithin);
  }

  /** The entries of a map whose keys are the writer's own names. */
  Map<String, Place> entries() {
    if (!(node instanceof MappingNode map)) {
      wrong("'" + path + "' must be a map of names to values");
      return Map.of();
    }
    Map<String, Place> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      Node keyNode = tuple.getKeyNode();
      String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String below = path.isEmpty() ? key : path + "." + key;
      entries.put(key, new Place(problems, below, tuple.getValueNode(), Problems.line(keyNode)));
    }
    return entries;
  }

  /** The entries of a map whose keys are the contract's; every other key is reported. */
  Map<String, Place> section(Block block) {
    return section(block.keys());
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

  /** The entry of that name; its lack is reported at this map, unless it is only misspelt. */
  @Nullable Place required(Map<String, Place> entries, String key) {
    Place place = entries.get(key);
    if (place == null
        && node instanceof MappingNode
        && NearestWord.to(key, entries.keySet()).isEmpty()) {
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
      items.add(new Place(problems, path + "[" + items.size() + "]", item, Problems.line(item)));
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
    wrong("'" + path + "'" + shown() + " must be a text");
    return "";
  }

  /** What stands there instead, for messages. */
  String shown() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? " (nothing)" : " (" + scalar.getValue() + ")";
    }
    return node instanceof SequenceNode ? " (a list)" : " (a block)";
  }

  /** The remedy for a number, or a true or false, that quotes made a text. */
  String unquoted() {
    return node instanceof ScalarNode scalar
            && scalar.getTag().equals(Tag.STR)
            && UNQUOTED.matcher(scalar.getValue()).matches()
        ? ", without quotes"
        : "";
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
    wrong("'" + path + "'" + shown() + " must be a whole number" + unquoted());
    return 0;
  }

  /** A number that may have decimals; null, and reported, for every other value. */
  @Nullable BigDecimal decimal() {
    if (node instanceof ScalarNode scalar
        && json() instanceof JsonPrimitive number
        && number.isNumber()) {
      return new BigDecimal(scalar.getValue());
    }
    wrong("'" + path + "'" + shown() + " must be a number" + unquoted());
    return null;
  }

  /** A time as in {@code 30s}; zero, and reported, for every other text. */
  Duration duration() {
    Matcher matcher = DURATION.matcher(text());
    if (!matcher.matches()) {
      wrong("'" + path + "' (" + text() + ") must be a time, as in 500ms, 30s or 2m");
      return Duration.ZERO;
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMinutes(count);
    };
  }

  /** One of these words; the first of them, and reported, for every other. */
  String oneOf(String... words) {
    List<String> allowed = List.of(words);
    String word = text();
    if (allowed.contains(word) || !fine()) {
      return allowed.contains(word) ? word : words[0];
    }
    wrong("'" + path + "' (" + word + ") is unknown; " + Problems.remedy(word, allowed, ""));
    return words[0];
  }

  boolean truth() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    wrong("'" + path + "'" + shown() + " must be true or false" + unquoted());
    return false;
  }

  /** One of the words of an enum; null, and reported, for every other. */
  <E extends Enum<E>> @Nullable E word(E[] all, Function<E, String> wordOf) {
    String word = text();
    return fine() ? word(word, all, wordOf) : null;
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

  private JsonElement scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JsonNull.INSTANCE;
    }
    if (tag.equals(Tag.BOOL)) {
      return new JsonPrimitive(Boolean.parseBoolean(scalar.getValue()));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return new JsonPrimitive(new BigDecimal(scalar.getValue()));
      } catch (NumberFormatException e) {
        wrong("'" + path + "' (" + scalar.getValue() + ") is no number that JSON knows");
      }
    }
    return new JsonPrimitive(scalar.getValue());
  }
}
