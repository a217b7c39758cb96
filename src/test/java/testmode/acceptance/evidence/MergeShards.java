package testmode.acceptance.evidence;

import java.io.IOException;
import java.nio.file.Path;
import testmode.acceptance.selection.FailedScenarios;
import testmode.acceptance.selection.SelectionRefused;
import testmode.driver.settings.Settings;

/**
 * {@code mvn verify -Dtestmode.merge=DIR1,DIR2,…}: makes one run of what shards left, as if it had
 * been played here. The report is drawn and the verdict said by whoever does so after a run.
 *
 * <p>Runs inside Maven, which ends with exit code 2 and a sentence when the shards do not make one
 * run.
 */
final class MergeShards {

  private static final int BAD_INPUT = 2;

  private MergeShards() {}

  /** The folders are read from the settings, like everything else that was asked for. */
  public static void main(String[] args) throws IOException {
    try {
      Settings settings = Settings.ofThisJvm();
      merge(settings, RunFacts.headOfGit(), Path.of(""), ReportFiles.ofThisJvm());
    } catch (ShardsRefused | SelectionRefused refusal) {
      System.err.println(refusal.getMessage());
      System.exit(BAD_INPUT);
    }
  }

  /**
   * @param commit that is checked out, whose rows and features the shards are held against
   * @param root the project's folder
   * @throws ShardsRefused when they do not make one run; nothing is written then
   */
  static void merge(Settings settings, String commit, Path root, ReportFiles files)
      throws IOException {
    MergedRun run = ShardSet.in(settings.merge()).oneRun(commit, root);
    Summary summary = run.summary(new AcceptedSkips(settings.acceptSkips()), files.shown());
    run.copyResults(files.results());
    files.write(summary);
    FailedScenarios.of(files.reports(), summary.facts().mappingFile())
        .remember(summary.signOff().toRunAgain());
  }
}
