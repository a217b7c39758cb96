package testmode.driver.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The allowed word that somebody who mistyped most likely meant. */
public final class NearestWord {
  /** One slip in three letters is a typing mistake; more is another word. */
  private static final int LETTERS_PER_SLIP = 3;

  /** Two letters that changed places are two slips. */
  private static final int TYPO = 2;

  private NearestWord() {}

  /** Empty when no allowed word is near. */
  public static Optional<String> to(String typed, Collection<String> allowed) {
    return allowed.stream()
        .filter(word -> distance(typed, word) <= Math.max(1, word.length() / LETTERS_PER_SLIP))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** The only word that this can be with a letter or two mistyped; empty when there is none. */
  static Optional<String> typoOf(String typed, Collection<String> allowed) {
    return allowed.stream()
        .filter(word -> distance(typed, word) <= TYPO)
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** The nearest of them, however far, the nearest first. */
  static List<String> nearest(String typed, Collection<String> allowed, int count) {
    return allowed.stream()
        .sorted(Comparator.comparingInt(word -> distance(typed, word)))
        .limit(count)
        .toList();
  }

  /** Levenshtein's distance: how many letters are put in, left out or changed. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
