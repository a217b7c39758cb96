package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSiteTest {

  @TempDir private Path folder;

  private static final String STATISTICS =
      """
      <script>
          window.dataLayer = window.dataLayer || [];
          function gtag(){dataLayer.push(arguments);}
          gtag('config', 'G-X');
      </script>
      """;

  @Test
  void takesVisitorStatisticsOutAndNothingElse() {
    String page =
        "<script src=\"app.js\"></script>"
            + "<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-X\"></script>"
            + STATISTICS
            + "</body>";

    assertThat(ReportSite.untracked(page).replaceAll("\\s", ""))
        .isEqualTo("<scriptsrc=\"app.js\"></script></body>");
  }

  @Test
  void theOneFileIsDrawnWithoutTheTrendOfTheSite() throws Exception {
    assertThat(drawn(true)).containsExactly("one file", "site with history of 1");
    assertThat(reports().resolve("history/history.json")).hasContent("2");
  }

  @Test
  void aWrongShopHasNoTrendAndLeavesThatOfOthersAlone() throws Exception {
    assertThat(drawn(false)).containsExactly("one file", "site");
    assertThat(reports().resolve("history/history.json")).hasContent("1");
  }

  /** What was drawn, and which history lay beside the results while it was. */
  private List<String> drawn(boolean trend) throws Exception {
    Path results = Files.createDirectories(folder.resolve("target/allure-results"));
    Files.createDirectories(reports().resolve("history"));
    Files.writeString(reports().resolve("history/history.json"), "1");
    Path history = results.resolve("history/history.json");
    List<String> drawn = new ArrayList<>();
    new ReportSite(folder, results, folder.resolve("none"), reports(), trend)
        .draw(
            (to, single, from) -> {
              String seen = Files.exists(history) ? " with history of " : "";
              drawn.add(
                  (single ? "one file" : "site")
                      + seen
                      + (seen.isEmpty() ? "" : Files.readString(history)));
              Files.createDirectories(to.resolve("history"));
              Files.writeString(to.resolve("index.html"), "<body></body>");
              Files.writeString(to.resolve("history/history.json"), "2");
            });
    return drawn;
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  @Test
  void onlyThePageOfAVerifiedRunIsCalledASignOff() {
    assertThat(ReportSite.called("VERIFIED, with accepted skips: 3 passed")).contains(" sign-off ");
    assertThat(List.of("NOT VERIFIED: 3 passed", "PARTIAL LOOK: 3 passed", "FAILED: 3 passed"))
        .allSatisfy(
            verdict ->
                assertThat(ReportSite.called(verdict)).startsWith("  summary, not a sign-off"));
  }

  @Test
  void refusesAPageThatWouldStillCountItsVisitors() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ReportSite.untracked("<script>let a = 1; gtag('js')</script>"));
  }
}
