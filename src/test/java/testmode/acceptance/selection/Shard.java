package testmode.acceptance.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of the suite, {@code 2/5}: every fifth scenario, from the second on,
 * in the order of file and line.
 */
record Shard(int number, int of) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,3})/(\\d{1,3})");

  Shard {
    if (number < 1 || number > of) {
      throw new SelectionRefused(
          Selection.SHARD
              + " ("
              + number
              + "/"
              + of
              + ") must be between 1/"
              + of
              + " and "
              + of
              + "/"
              + of
              + ".");
    }
  }

  static Shard parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new SelectionRefused(Selection.SHARD + " (" + text + ") must read like 2/5.");
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** This shard's share; every element is in exactly one shard. */
  <T> List<T> of(List<T> all) {
    List<T> share = new ArrayList<>();
    for (int i = number - 1; i < all.size(); i += of) {
      share.add(all.get(i));
    }
    return share;
  }
}
