package testmode.driver.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a recording with its place in the file, which every complaint names.
 *
 * @param path {@code exchanges[3].request}, empty for the file itself
 */
record Node(String path, JsonObject object) {

  String text(String name) {
    String text = textOrNull(name);
    if (text == null) {
      throw wrong(name, "must be a text");
    }
    return text;
  }

  @Nullable String textOrNull(String name) {
    JsonElement value = some(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw wrong(name, "must be a text or null");
  }

  long whole(String name) {
    try {
      return object.getAsJsonPrimitive(name).getAsBigDecimal().longValueExact();
    } catch (RuntimeException notOne) {
      throw wrong(name, "must be a whole number");
    }
  }

  boolean flag(String name) {
    if (object.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrong(name, "must be true or false");
  }

  Node node(String name) {
    Node node = nodeOrNull(name);
    if (node == null) {
      throw wrong(name, "must be an object");
    }
    return node;
  }

  @Nullable Node nodeOrNull(String name) {
    JsonElement value = some(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonObject inner) {
      return new Node(at(name), inner);
    }
    throw wrong(name, "must be an object or null");
  }

  List<Node> nodes(String name) {
    if (!(object.get(name) instanceof JsonArray array) || array.isEmpty()) {
      throw wrong(name, "must be a list of at least one object");
    }
    List<Node> nodes = new ArrayList<>();
    for (JsonElement element : array) {
      String where = name + "[" + nodes.size() + "]";
      if (!(element instanceof JsonObject inner)) {
        throw wrong(where, "must be an object");
      }
      nodes.add(new Node(at(where), inner));
    }
    return nodes;
  }

  Map<String, String> texts(String name) {
    Node all = node(name);
    Map<String, String> texts = new LinkedHashMap<>();
    all.object.keySet().forEach(key -> texts.put(key, all.text(key)));
    return texts;
  }

  /** Each value a text, or a list of texts where the name is repeated. */
  Parameters parameters(String name) {
    Node all = node(name);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String key : all.object.keySet()) {
      values.put(
          key,
          all.object.get(key) instanceof JsonArray several
              ? several.asList().stream().map(JsonElement::getAsString).toList()
              : List.of(all.text(key)));
    }
    return new Parameters(values);
  }

  RecordingException wrong(String name, String rule) {
    return new RecordingException(at(name) + " " + rule);
  }

  private @Nullable JsonElement some(String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
