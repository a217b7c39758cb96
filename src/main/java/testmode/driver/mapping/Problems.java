package testmode.driver.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import testmode.driver.StripeKeys;

/** What is wrong with a mapping file, collected while it is read to the end. */
final class Problems {

  private record Problem(int line, String text) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  /** What was said of each node already: a block that an alias repeats is read several times. */
  private final Map<Node, Set<String>> said = new IdentityHashMap<>();

  Problems(String file) {
    this.file = file;
  }

  /** Adds what is wrong at a place, once, however many aliases lead there. */
  void add(Place place, String text) {
    String path = place.path();
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    String bare = text.replace(path, "");
    if (said.computeIfAbsent(place.node(), any -> new HashSet<>())
        .add(parent.isEmpty() ? bare : bare.replace(parent, ""))) {
      add(place.line(), text);
    }
  }

  /** Adds what is wrong in a line; no key or secret of Stripe's is told whole. */
  void add(int line, String text) {
    Problem problem = new Problem(line, file + ":" + line + ": " + StripeKeys.masked(text));
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** Whether something is wrong at this very node. */
  boolean anyAt(Node node) {
    return said.containsKey(node);
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  boolean any() {
    return !found.isEmpty();
  }

  void throwIfAny() {
    if (any()) {
      throw exception();
    }
  }

  MappingException exception() {
    return new MappingException(
        found.stream().sorted(Comparator.comparing(Problem::line)).map(Problem::text).toList());
  }

  /** The end of a sentence about an unknown word: the nearest allowed one, or all of them. */
  static String remedy(String word, Collection<String> allowed, String prefix) {
    return NearestWord.to(word, allowed)
        .map(nearest -> "did you mean '" + prefix + nearest + "'?")
        .orElseGet(() -> "allowed are " + String.join(", ", allowed));
  }
}
