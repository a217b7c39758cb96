package testmode.acceptance.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.acceptance.selection.FeatureFile.Entry;

class ShardTest {

  private static final String OUTLINE =
      """
        Scenario Outline: Ben pays by some card
          Given a <card>

          Examples:
            | card |
            | a    |
            | b    |
            | c    |
            | d    |
            | e    |
            | f    |
            | g    |
            | h    |
      """;

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void everyScenarioIsInExactlyOneShard(int shards) {
    List<Entry> ours = features(Path.of(""));

    List<Entry> dealt = new ArrayList<>();
    for (int number = 1; number <= shards; number++) {
      dealt.addAll(new Shard(number, shards).of(ours, Path.of("")));
    }

    assertThat(dealt).containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void aScenarioThatIsAddedMovesNoOther() throws IOException {
    write(scenarios(1, 40));
    Map<String, Integer> before = shardByName();

    write("  Scenario: New and first\n" + scenarios(1, 20) + "\n\n" + scenarios(21, 40));

    assertThat(shardByName()).containsAllEntriesOf(before).hasSize(41);
  }

  @Test
  void theRowsOfAnOutlineAreDealtOneByOneThoughTheirNamesAreTheSame() throws IOException {
    write(OUTLINE);

    assertThat(new Shard(1, 2).of(features(root), root)).hasSizeBetween(1, 7);
  }

  @Test
  void whereTheProjectLiesAndHowItsPathsAreWrittenMakesNoDifference() throws IOException {
    write(scenarios(1, 40));
    Path around = root.resolve("features/../features");

    List<String> straight = names(new Shard(2, 3).of(entries(root.resolve("features")), root));
    List<String> roundabout = names(new Shard(2, 3).of(entries(around), root));

    assertThat(roundabout).isEqualTo(straight).isNotEmpty();
  }

  /** Two machines that do not agree would play a scenario twice, and another never. */
  @Test
  void theHashIsTheSameForEver() throws IOException {
    write(scenarios(1, 6));

    assertThat(shardByName().values()).containsExactly(3, 1, 1, 3, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 10})
  void theShardsAreAboutEqual(int shards) throws IOException {
    write(scenarios(1, 1000));
    List<Entry> all = features(root);

    int share = 1000 / shards;
    for (int number = 1; number <= shards; number++) {
      assertThat(new Shard(number, shards).of(all, root))
          .hasSizeBetween(share * 3 / 4, share * 5 / 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void soAreThoseOfOurOwnFeatures(int shards) {
    List<Entry> ours = features(Path.of(""));

    int share = ours.size() / shards;
    for (int number = 1; number <= shards; number++) {
      assertThat(new Shard(number, shards).of(ours, Path.of("")))
          .as("shard %d of %d", number, shards)
          .hasSizeBetween(share / 2, share * 3 / 2);
    }
  }

  private static String scenarios(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> "  Scenario: Ada pays order " + number + "\n")
        .collect(Collectors.joining());
  }

  private void write(String scenarios) throws IOException {
    Files.createDirectories(root.resolve("features"));
    Files.writeString(root.resolve("features/f.feature"), "Feature: F\n" + scenarios);
  }

  private Map<String, Integer> shardByName() {
    Map<String, Integer> shards = new TreeMap<>();
    for (int number = 1; number <= 3; number++) {
      for (Entry entry : new Shard(number, 3).of(features(root), root)) {
        shards.put(entry.name(), number);
      }
    }
    return shards;
  }

  private static List<Entry> features(Path root) {
    return entries(root.resolve("features"));
  }

  private static List<Entry> entries(Path folder) {
    return new SelectionGuard(Path.of(""))
        .matching(new Selection(folder.toString(), null, null, false, null));
  }

  private static List<String> names(List<Entry> entries) {
    return entries.stream().map(Entry::name).toList();
  }
}
