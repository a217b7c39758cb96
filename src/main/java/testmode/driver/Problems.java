package testmode.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a mapping file, collected while it is read to the end. */
final class Problems {

  private record Problem(int line, String text) {}

  /** Up to this many letters may differ for a word to be offered as what was meant. */
  private static final int CLOSE = 3;

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
    return allowed.stream()
        .filter(candidate -> distance(word, candidate) <= Math.min(CLOSE, candidate.length() / 2))
        .min(Comparator.comparing(candidate -> distance(word, candidate)))
        .map(nearest -> "did you mean '" + prefix + nearest + "'?")
        .orElseGet(() -> "allowed are " + String.join(", ", allowed));
  }

  /** Levenshtein's: how many letters to insert, drop or replace. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
