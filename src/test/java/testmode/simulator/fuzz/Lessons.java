package testmode.simulator.fuzz;

import java.util.HashMap;
import java.util.Map;
import testmode.simulator.resource.Route;

/**
 * What refusals have taught about each route's parameters, so that requests get further: what is
 * refused again and again is sent seldom, what is missed is sent again.
 */
final class Lessons {
  private static final int TOO_OFTEN = 3;

  private final Map<String, Integer> refusals = new HashMap<>();

  void learn(Route route, RawAnswer answer) {
    String param =
        answer.isJson() && answer.error().has("param")
            ? answer.error().get("param").getAsString()
            : "";
    if (!param.isEmpty()) {
      String key = key(route, param.replaceFirst("\\[.*", ""));
      boolean missed = answer.body().contains("parameter_missing");
      refusals.merge(key, missed ? -TOO_OFTEN : 1, Integer::sum);
    }
  }

  /** Whether this parameter only leads to refusals. */
  boolean warnOf(Route route, String param) {
    return refusals.getOrDefault(key(route, param), 0) >= TOO_OFTEN;
  }

  private static String key(Route route, String param) {
    return route.method() + route.template() + " " + param;
  }
}
