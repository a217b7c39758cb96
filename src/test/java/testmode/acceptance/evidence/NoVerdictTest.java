package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.acceptance.selection.RunPreparation;
import testmode.acceptance.selection.Selection;
import testmode.acceptance.selection.SelectionRefused;
import testmode.driver.NotUpException;

/** How a run ends that could not begin. */
class NoVerdictTest {

  private static final NotUpException DIED =
      new NotUpException(
          "my shop was started (node shop.js) and is not up",
          "it ended with exit code 1 before it was ready",
          "All that it wrote is in shop.log. It wrote last:\n"
              + "Error: no such module\n"
              + "    at shop.js");

  @TempDir private Path folder;

  @Test
  void itsReasonIsToldToTheLastLineThatTheAppWrote() throws Exception {
    Path results = folder.resolve("target/allure-results");

    new ReportFiles(folder.resolve("reports"), results).writeNoVerdict(DIED);

    assertThat(Files.readString(folder.resolve("target/verdict.txt")))
        .isEqualTo(
            "NO VERDICT, exit code 3: my shop was started (node shop.js) and is not up: it ended"
                + " with exit code 1 before it was ready. All that it wrote is in shop.log. It"
                + " wrote last:\n"
                + "  Error: no such module\n"
                + "      at shop.js");
  }

  @Test
  void theBuildEndsWithTheCodeThatItTells() {
    assertThat(ExitCode.of(NoVerdict.words(DIED))).isEqualTo(3);
    assertThat(ExitCode.of(NoVerdict.words(nothingMatches()))).isEqualTo(2);
    assertThat(ExitCode.of(NoVerdict.words(new IllegalStateException("a bug")))).isZero();
  }

  @Test
  void aSelectionThatMatchesNothingIsOneSentence() {
    assertThat(NoVerdict.words(nothingMatches()))
        .isEqualTo(
            "NO VERDICT, exit code 2: cucumber.features names 'none.feature', and there is no such"
                + " file or folder.");
  }

  private static RuntimeException nothingMatches() {
    Selection none = new Selection("none.feature", null, null, false, null);
    return catchThrowableOfType(
        SelectionRefused.class, () -> RunPreparation.places(none, Path.of("")));
  }

  @Test
  void theVerdictIsFoundThoughNoFolderOfResultsWasMade() throws Exception {
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/verdict.txt"), NoVerdict.words(DIED));

    assertThat(ExitCode.in(folder.resolve("target/allure-results/../verdict.txt"))).isEqualTo(3);
    assertThat(ExitCode.in(folder.resolve("target/allure-results/../none.txt"))).isZero();
  }

  @Test
  void mavensOwnLinesPointToTheEndInsteadOfTellingItTwiceMore() {
    StringWriter printed = new StringWriter();

    NoVerdict.inBrief(DIED).printStackTrace(new PrintWriter(printed, true));

    assertThat(printed.toString().lines().findFirst())
        .hasValue("no scenario was played; the build's last lines say why");
    assertThat(printed.toString()).doesNotContain("my shop");
  }

  @Test
  void aFaultOfOurOwnKeepsItsTrace() {
    IllegalStateException bug = new IllegalStateException("a bug");

    assertThat(NoVerdict.inBrief(bug)).isSameAs(bug);
    assertThat(NoVerdict.words(bug))
        .isEqualTo(
            "NO VERDICT, exit code 1: Testmode broke, and the trace stands above:"
                + " java.lang.IllegalStateException: a bug");
  }
}
