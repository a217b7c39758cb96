package testmode.simulator.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method and path template, with the parameters it takes and what it does.
 *
 * @param params the stripe-java class that names the allowed parameters
 * @param publishable whether a publishable key may call it
 */
public record Route(
    String method, String template, Class<?> params, boolean publishable, Operation operation) {

  Route asPublishable() {
    return new Route(method, template, params, true, operation);
  }

  /** The values of the template's {@code {names}}, or null if the path is another one. */
  static @Nullable Map<String, String> match(String template, List<String> path) {
    List<String> parts = segments(template);
    if (parts.size() != path.size()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{") && !path.get(i).isEmpty()) {
        values.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return null;
      }
    }
    return values;
  }

  static List<String> segments(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    parts.remove(0);
    return parts;
  }
}
