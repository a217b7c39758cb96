package testmode.driver.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The parameters of a request, whatever their order and encoding was. */
record Form(Map<String, List<String>> values) {

  Form {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  static Form of(String body) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String pair : body.split("&")) {
      int mark = pair.indexOf('=');
      String name = decoded(mark < 0 ? pair : pair.substring(0, mark));
      String value = mark < 0 ? "" : decoded(pair.substring(mark + 1));
      if (!name.isEmpty()) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return new Form(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean says(String name, String value) {
    return values.getOrDefault(name, List.of()).contains(value);
  }

  Form without(Predicate<String> unwanted) {
    Map<String, List<String>> kept = new TreeMap<>(values);
    kept.keySet().removeIf(unwanted);
    return new Form(kept);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // compared as it stands
    }
  }
}
