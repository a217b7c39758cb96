package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every recording is replayed, and little may differ, never what decides about money. */
final class RecordingsTest {
  private static final Path RECORDINGS = Path.of("fixtures/stripe/recordings");
  private static final Path TESTS = Path.of("src/test/java/testmode/simulator");

  /** More than this, and nobody reads why. */
  private static final int MOST_DIFFERENCES = 15;

  /** What a client acts on: it may neither differ nor be compared by kind only. */
  private static final Pattern DECIDES =
      Pattern.compile(
          "status|code|param|type|decline_code|currency|fee|net|fee_details|exchange_rate"
              + "|captured|refunded|disputed|paid|(\\w+_)?amount(_\\w+)?|.*error");

  private static final int SHORTEST_REASON = 20;

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  private static String tests() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(TESTS)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void everyRecordingIsHeldAgainstAnAnswerByATest() throws IOException {
    String tests = tests();
    List<String> idle = new ArrayList<>();
    for (String name : names()) {
      Pattern replayed = Pattern.compile("\\b(same|event)\\(\\s*\"" + Pattern.quote(name) + '"');
      if (!replayed.matcher(tests).find()) {
        idle.add(name);
      }
    }
    assertThat(idle).as("recordings that no test replays").isEmpty();
  }

  @Test
  void everyRecordingHasANumberOfItsOwn() throws IOException {
    assertThat(names().stream().map(name -> name.substring(0, name.indexOf('-'))))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void whatMayDifferIsLittleAndSaysWhy() throws IOException {
    List<String> names = names();
    assertThat(Differences.all()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_DIFFERENCES);
    for (Differences.Row row : Differences.all()) {
      assertThat(row.reason()).hasSizeGreaterThan(SHORTEST_REASON);
      assertThat(row.recordings())
          .allSatisfy(number -> assertThat(names).anyMatch(name -> name.startsWith(number + "-")));
    }
  }

  @Test
  void nothingThatDecidesAboutMoneyMayDiffer() {
    for (Differences.Row row : Differences.all()) {
      if (row.compared().equals("not")) {
        assertThat(row.keys()).as(row.reason()).noneMatch(RecordingsTest::decides);
      }
    }
    assertThat(Recording.compareByKind()).noneMatch(RecordingsTest::decides);
  }

  private static boolean decides(String key) {
    String name = key.substring(key.lastIndexOf('.') + 1);
    return DECIDES.matcher(name).matches();
  }

  @Test
  void theRuleKnowsWhatDecides() {
    assertThat(Set.of("status", ".error.code", "amount_refunded", "fee", ".error", "net"))
        .allMatch(RecordingsTest::decides);
    assertThat(Set.of(".error.message", "last4", "payment_method_types"))
        .noneMatch(RecordingsTest::decides);
  }
}
