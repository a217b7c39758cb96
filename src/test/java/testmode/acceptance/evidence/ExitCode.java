package testmode.acceptance.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends the build with exit code 3 when nothing failed, but something could not be verified: who
 * runs it every night must not be woken for an outage of Stripe as for a broken shop. With the code
 * that it tells, when no scenario could be played.
 *
 * <p>A program of its own that the build runs in its own JVM, after the report and before the goal
 * that fails for red scenarios; with any other verdict it does nothing.
 */
public final class ExitCode {

  /** As {@code check} says it. */
  static final int COULD_NOT_BE_VERIFIED = 3;

  private ExitCode() {}

  /** Argument: the file in which the run left its verdict. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int code = in(file);
    if (code != 0) {
      if (!verdict(file).startsWith(SignOff.NO_VERDICT)) {
        System.out.println(
            "Nothing failed, but not everything could be verified: exit code " + code);
      }
      System.out.flush();
      System.exit(code);
    }
  }

  static int in(Path file) throws IOException {
    return of(verdict(file));
  }

  /** Empty when there is none; a run that could not begin made no folder beside it. */
  private static String verdict(Path file) throws IOException {
    Path plain = file.normalize();
    return Files.exists(plain) ? Files.readString(plain) : "";
  }

  /** The code for a verdict in words; 0 leaves it to the build. */
  static int of(String verdict) {
    return verdict.startsWith(SignOff.COULD_NOT_BE_VERIFIED)
        ? COULD_NOT_BE_VERIFIED
        : NoVerdict.code(verdict);
  }
}
