package testmode.acceptance.selection;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import testmode.acceptance.selection.FeatureFile.Entry;

/**
 * One of several parts of the suite, {@code 2/5}: every scenario is in exactly one of the five.
 *
 * <p>Which one follows from what the scenario is called, and from nothing around it: one that is
 * added, or lines that are, move no other. A scenario that is renamed may move, and so may all of
 * them when the number of shards is another.
 */
public record Shard(int number, int of) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,3})/(\\d{1,3})");

  public Shard {
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

  /**
   * Reads {@code 2/5}.
   *
   * @throws SelectionRefused when it has another form, or there is no such part
   */
  public static Shard parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new SelectionRefused(Selection.SHARD + " (" + text + ") must read like 2/5.");
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** This shard's share, in the order of what it is taken from. */
  List<Entry> of(List<Entry> all, Path root) {
    return all.stream().filter(entry -> holds(entry, root)).toList();
  }

  private boolean holds(Entry entry, Path root) {
    return Long.remainderUnsigned(hash(entry, root), of) == number - 1;
  }

  /** The same on every machine, wherever the project lies and however its paths are written. */
  private static long hash(Entry entry, Path root) {
    Path file = root.toAbsolutePath().normalize().relativize(entry.file().toAbsolutePath());
    List<String> name = new ArrayList<>();
    file.normalize().forEach(part -> name.add(part.toString()));
    name.add(entry.name());
    name.addAll(entry.values());
    CRC32 hash = new CRC32();
    hash.update(String.join("\n", name).getBytes(StandardCharsets.UTF_8));
    return hash.getValue();
  }
}
