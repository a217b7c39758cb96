package testmode.acceptance.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a scenario would have asked of the app, and the app cannot show: the scenario goes on, and
 * passes in part.
 *
 * @param what in the plural, as in {@code fulfilments were not looked at}
 * @param why one clause
 */
public record NotLookedAt(String what, String why) {

  private static final Map<String, List<NotLookedAt>> OF_SCENARIO = new ConcurrentHashMap<>();

  public NotLookedAt {
    if (what.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException(
          "what (" + what + ") and why (" + why + ") must both be said: a gap needs its reason");
    }
  }

  /**
   * Takes down what was not looked at in a scenario.
   *
   * @param scenario its id, as Cucumber gives it to hooks and events alike
   */
  public static void note(String scenario, Collection<NotLookedAt> all) {
    OF_SCENARIO.put(scenario, List.copyOf(all));
  }

  /** Each thing once, as in a sentence: {@code fulfilments, decline reasons}. */
  static String names(Collection<NotLookedAt> all) {
    return all.stream().map(NotLookedAt::what).distinct().collect(Collectors.joining(", "));
  }

  /** Each reason once, as a part of a sentence. */
  static String reasons(Collection<NotLookedAt> all) {
    return all.stream().map(NotLookedAt::why).distinct().collect(Collectors.joining("; "));
  }

  /** What was noted; empty for a scenario that looked at all it asked for. */
  static List<NotLookedAt> in(String scenario) {
    return OF_SCENARIO.getOrDefault(scenario, List.of());
  }
}
