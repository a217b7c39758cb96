package testmode.acceptance.evidence;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import testmode.acceptance.selection.RunPreparation;

/** What the shards of a run left, each in its folder, held against each other and the features. */
final class ShardSet {

  /** What must be the same in all of them, in the order in which a person would look. */
  private static final Map<String, Function<ShardPart, String>> SAME = new LinkedHashMap<>();

  static {
    SAME.put("Stripe", part -> part.run().facts().mode());
    SAME.put("the merchant", part -> part.run().facts().merchant());
    SAME.put("Stripe's API version", part -> part.run().facts().apiVersion());
    SAME.put("the commit", part -> part.run().facts().commit());
    SAME.put("the number of shards", part -> Integer.toString(part.shard().of()));
    SAME.put("the selection", part -> orEverything(part.selection().description()));
  }

  private final List<ShardPart> parts;

  private ShardSet(List<ShardPart> parts) {
    this.parts = parts;
  }

  /**
   * Reads the shards of these folders; a folder that is none itself stands for those in it.
   *
   * @throws ShardsRefused when one holds no shard
   */
  static ShardSet in(List<Path> folders) {
    List<ShardPart> parts = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> found = ShardPart.isOfARun(folder) ? List.of(folder) : below(folder);
      if (found.isEmpty()) {
        throw new ShardsRefused(
            folder
                + " holds no "
                + RunFile.NAME
                + ": name the folders that shards left (target/allure-results of each), or the one"
                + " in which these lie.");
      }
      found.forEach(each -> parts.add(ShardPart.read(each)));
    }
    parts.sort(Comparator.comparingInt(part -> part.shard().number()));
    return new ShardSet(parts);
  }

  /**
   * The run that they are the shards of.
   *
   * @param commit that is checked out here
   * @param root the project's folder, with its features
   * @throws ShardsRefused naming the first thing in which two differ, what lacks, or what repeats
   */
  MergedRun oneRun(String commit, Path root) {
    SAME.forEach(this::requireSame);
    requireEachOnce();
    requireCommit(commit);
    requireEveryScenarioOnce(root);
    return new MergedRun(parts);
  }

  private void requireSame(String what, Function<ShardPart, String> fact) {
    ShardPart first = parts.get(0);
    for (ShardPart part : parts) {
      if (!fact.apply(part).equals(fact.apply(first))) {
        throw new ShardsRefused(
            "The shards are not of one run: %s is %s in %s and %s in %s."
                .formatted(
                    what, fact.apply(first), first.folder(), fact.apply(part), part.folder()));
      }
    }
  }

  private void requireEachOnce() {
    int count = parts.get(0).shard().of();
    Map<Integer, List<String>> folders = new TreeMap<>();
    IntStream.rangeClosed(1, count).forEach(number -> folders.put(number, new ArrayList<>()));
    parts.forEach(part -> folders.get(part.shard().number()).add(part.folder().toString()));
    List<String> wrong = new ArrayList<>();
    folders.forEach(
        (number, found) -> {
          String shard = "shard " + number + "/" + count;
          if (found.isEmpty()) {
            wrong.add(shard + " is missing");
          } else if (found.size() > 1) {
            wrong.add(shard + " is there more than once: " + String.join(", ", found));
          }
        });
    if (!wrong.isEmpty()) {
      throw new ShardsRefused("The shards make no whole: " + String.join("; ", wrong) + ".");
    }
  }

  /** Rows and features are read from what is checked out. */
  private void requireCommit(String commit) {
    String played = parts.get(0).run().facts().commit();
    if (!played.equals(commit)) {
      throw new ShardsRefused(
          "The shards are of commit %s, and %s is checked out here: merge what was played."
              .formatted(played, commit));
    }
  }

  /** A shard that ended too early, or that was dealt otherwise, must not pass for a whole one. */
  private void requireEveryScenarioOnce(Path root) {
    Set<String> open = new TreeSet<>(RunPreparation.places(parts.get(0).selection(), root));
    for (ShardPart part : parts) {
      for (ScenarioResult each : part.run().scenarios()) {
        if (!open.remove(each.place())) {
          throw new ShardsRefused(
              "The shards make no whole: %s, in %s, is no scenario of it, or was played before."
                  .formatted(each.place(), part.folder()));
        }
      }
    }
    if (!open.isEmpty()) {
      throw new ShardsRefused(
          "The shards make no whole: nobody played "
              + open.stream().limit(3).collect(joining(", "))
              + (open.size() > 3 ? " and " + (open.size() - 3) + " more." : "."));
    }
  }

  private static String orEverything(String description) {
    return description.isEmpty() ? "everything" : description;
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(ShardPart::isOfARun).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }
}
