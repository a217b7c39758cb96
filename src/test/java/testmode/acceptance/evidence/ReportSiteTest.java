package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ReportSiteTest {

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
  void refusesAPageThatWouldStillCountItsVisitors() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ReportSite.untracked("<script>let a = 1; gtag('js')</script>"));
  }
}
