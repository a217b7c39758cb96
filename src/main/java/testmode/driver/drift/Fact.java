package testmode.driver.drift;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One behaviour of the simulator that a contract test holds.
 *
 * @param mark DOCUMENTED, OBSERVED, ASSUMED or DIFFERS
 * @param behaviour a sentence
 * @param source where it is known from; for DIFFERS why
 * @param routes the routes it was seen on, {@code GET /v1/refunds/{id}}; none for all
 */
public record Fact(String mark, String behaviour, String source, List<String> routes) {

  private static final Pattern NAME = Pattern.compile("\\{\\w+}");

  public Fact {
    routes = List.copyOf(routes);
  }

  /** Whether it speaks of this route in particular. */
  boolean isAbout(String route) {
    return routes.contains(route);
  }

  /** The route that a request takes: of several that fit, the one with the fewest names in it. */
  static String route(List<Fact> facts, String method, String path) {
    String request = method + " " + path;
    return facts.stream()
        .flatMap(fact -> fact.routes().stream())
        .filter(route -> request.matches(pattern(route)))
        .min(Comparator.comparing(route -> NAME.matcher(route).results().count()))
        .orElse(request);
  }

  private static String pattern(String route) {
    return "\\Q" + NAME.matcher(route).replaceAll("\\\\E[^/]+\\\\Q") + "\\E";
  }
}
