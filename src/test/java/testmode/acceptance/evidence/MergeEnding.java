package testmode.acceptance.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fails the build of a merge whose run was not verified: it played nothing, so nothing else does.
 *
 * <p>Runs inside Maven, after the report was drawn and the verdict said.
 */
final class MergeEnding {

  private MergeEnding() {}

  /** Argument: the folder of the merged results. */
  public static void main(String[] args) throws IOException {
    if (!passes(Path.of(args[0]))) {
      System.exit(1);
    }
  }

  static boolean passes(Path results) throws IOException {
    String verdict = Files.readString(results.resolveSibling(ReportFiles.VERDICT));
    return verdict.startsWith(SignOff.Verdict.VERIFIED.words())
        || verdict.startsWith(SignOff.Verdict.PARTIAL.words());
  }
}
