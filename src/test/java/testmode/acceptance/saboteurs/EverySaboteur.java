package testmode.acceptance.saboteurs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testmode.acceptance.evidence.Requirement;
import testmode.acceptance.evidence.SignOffPlugin;

/**
 * Plays every saboteur: its scenarios must turn red, and an unrelated one must stay green.
 *
 * <p>That the honest shop turns none of them red is what {@code RunFeaturesIT} proves in the same
 * run.
 */
@ExtendWith(WhenToPlay.class)
class EverySaboteur {

  /** They wait most of the time: for what a wrong shop never does. */
  private static final int AT_ONCE = 4;

  /** Enough on a machine that is not busy. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** For whatever surprised: a busy machine must not be taken for a result. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private static final Path PAGE = Path.of("docs", "saboteurs.md");

  private static List<Performance> performances = List.of();
  private static String committed = "";

  @BeforeAll
  static void allPlay() throws IOException, InterruptedException {
    committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    SignOffPlugin.saboteurs(ids(), ids());
    performances = play(Saboteurs.all());
  }

  /** Scenarios that let a wrong shop pass prove little about the one that was tested. */
  @AfterAll
  static void theVerdictHearsOfIt() {
    if (performances.isEmpty()) {
      return; // They broke off, and what was said before they began stands.
    }
    SignOffPlugin.saboteurs(
        ids(),
        performances.stream()
            .filter(performance -> !performance.complaints().isEmpty())
            .map(performance -> performance.saboteur().id())
            .toList());
  }

  private static List<String> ids() {
    return Saboteurs.all().stream().map(Saboteur::id).toList();
  }

  static List<Performance> performances() {
    return performances;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("performances")
  void isCaught(Performance performance) {
    if (!performance.complaints().isEmpty()) {
      throw new AssertionError(String.join("\n", performance.complaints()));
    }
  }

  @Test
  void everyRequiredRowIsTurnedRedBySomebody() {
    assertThat(Requirement.all())
        .as("rows of which no scenario was seen to fail")
        .allSatisfy(row -> assertThat(SaboteurPage.turnedRed(row, performances)).isNotEmpty());
  }

  @Test
  void thePageTellsWhatWasPlayed() {
    Assumptions.assumeTrue(
        performances.stream().allMatch(each -> each.complaints().isEmpty()),
        "The page is written when every saboteur is caught.");
    String played = SaboteurPage.of(performances);
    if (played.equals(committed)) {
      return;
    }
    try {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, played);
    } catch (IOException e) {
      throw new AssertionError(
          PAGE
              + " is stale and cannot be written here ("
              + e.getMessage()
              + "): run mvn verify"
              + " where it can be, look at the page and commit it.",
          e);
    }
    throw new AssertionError(
        PAGE + " was stale; it has been written anew: look at it and commit it.");
  }

  private static List<Performance> play(List<Saboteur> saboteurs) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Performance>> running = new ArrayList<>();
      for (Saboteur saboteur : saboteurs) {
        running.add(threads.submit(() -> play(saboteur)));
      }
      List<Performance> ended = new ArrayList<>();
      for (Future<Performance> each : running) {
        ended.add(each.get());
      }
      return ended;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a saboteur could not play", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Performance play(Saboteur saboteur) {
    Performance performance = Performance.of(saboteur, SHORT);
    boolean expected =
        performance.complaints().isEmpty()
            && SaboteurPage.rows(performance).stream().allMatch(committed::contains);
    return expected ? performance : Performance.of(saboteur, LONG);
  }
}
