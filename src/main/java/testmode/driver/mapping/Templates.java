package testmode.driver.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into {@code ${names}}. A text that is one template as a whole becomes the value with
 * its JSON type, and is left out where it stands when there is no value; inside a longer text the
 * value must be there.
 */
public final class Templates {

  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{([^}]*)}");

  private static final Pattern UNCLOSED = Pattern.compile("\\$\\{[\\w.]*");

  /** A query that is one value: it comes encoded and must stay so. */
  private static final String QUERY = "return.query";

  private final Map<String, JsonElement> values;

  /**
   * @param values what the names stand for
   */
  public Templates(Map<String, JsonElement> values) {
    this.values = values;
  }

  /**
   * What begins as a template and never ends, as in <code>${order</code>, in a text of this value.
   */
  static @Nullable String unclosed(JsonElement value) {
    for (String text : texts(value)) {
      Matcher open = UNCLOSED.matcher(TEMPLATE.matcher(text).replaceAll(""));
      if (open.find()) {
        return open.group();
      }
    }
    return null;
  }

  /** The names in all texts of this value. */
  static List<String> names(JsonElement value) {
    List<String> names = new ArrayList<>();
    for (String text : texts(value)) {
      TEMPLATE.matcher(text).results().forEach(hit -> names.add(hit.group(1)));
    }
    return names;
  }

  private static List<String> texts(JsonElement value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonPrimitive text && text.isString()) {
      texts.add(text.getAsString());
    } else if (value instanceof JsonArray array) {
      array.forEach(item -> texts.addAll(texts(item)));
    } else if (value instanceof JsonObject object) {
      object.entrySet().forEach(entry -> texts.addAll(texts(entry.getValue())));
    }
    return texts;
  }

  /** The value with everything filled in; null when it is a template without a value. */
  public @Nullable JsonElement fill(JsonElement value) {
    if (value instanceof JsonArray array) {
      JsonArray filled = new JsonArray();
      array.forEach(item -> add(filled, fill(item)));
      return filled;
    }
    if (value instanceof JsonObject object) {
      JsonObject filled = new JsonObject();
      fill(object.asMap()).forEach(filled::add);
      return filled;
    }
    if (value instanceof JsonPrimitive text && text.isString()) {
      Matcher whole = TEMPLATE.matcher(text.getAsString());
      return whole.matches()
          ? values.get(whole.group(1))
          : new JsonPrimitive(text(text.getAsString()));
    }
    return value;
  }

  /** As {@link #fill(JsonElement)}, entry by entry; entries without a value are left out. */
  public Map<String, JsonElement> fill(Map<String, JsonElement> entries) {
    Map<String, JsonElement> filled = new LinkedHashMap<>();
    entries.forEach(
        (name, value) -> {
          JsonElement there = fill(value);
          if (there != null) {
            filled.put(name, there);
          }
        });
    return filled;
  }

  /**
   * A text with everything filled in.
   *
   * @throws MissingValueException when a template has no value
   */
  public String text(String text) {
    return replaced(text, UnaryOperator.identity());
  }

  /** A path and query: values are encoded, so that they cannot become more than one segment. */
  public String path(String path) {
    return replaced(
        path, value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private String replaced(String text, UnaryOperator<String> encode) {
    return TEMPLATE
        .matcher(text)
        .replaceAll(
            hit -> {
              String name = hit.group(1);
              JsonElement value = values.get(name);
              if (value == null) {
                throw new MissingValueException(name);
              }
              String plain = value.isJsonPrimitive() ? value.getAsString() : value.toString();
              return Matcher.quoteReplacement(name.equals(QUERY) ? plain : encode.apply(plain));
            });
  }

  private static void add(JsonArray array, @Nullable JsonElement item) {
    if (item != null) {
      array.add(item);
    }
  }

  /** A template whose value no earlier answer gave. */
  public static final class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingValueException(String name) {
      super("${" + name + "} has no value: no earlier answer of the app gave it");
    }
  }
}
