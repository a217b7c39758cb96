package testmode.driver.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a mapping file, collected while it is read to the end. */
final class Problems {

  private record Problem(int line, String text) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Node node, String text) {
    add(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), text);
  }

  void add(int line, String text) {
    found.add(new Problem(line, file + ":" + line + ": " + text));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new MappingException(
          found.stream().sorted(Comparator.comparing(Problem::line)).map(Problem::text).toList());
    }
  }

  /** The end of a sentence about an unknown word: the nearest allowed one, or all of them. */
  static String remedy(String word, Collection<String> allowed, String prefix) {
    return NearestWord.to(word, allowed)
        .map(nearest -> "did you mean '" + prefix + nearest + "'?")
        .orElseGet(() -> "allowed are " + String.join(", ", allowed));
  }
}
