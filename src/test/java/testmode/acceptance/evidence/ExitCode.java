package testmode.acceptance.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends the build with exit code 3 when nothing failed, but something could not be verified: who
 * runs it every night must not be woken for an outage of Stripe as for a broken shop.
 *
 * <p>A program of its own that the build runs in its own JVM, after the report and before the goal
 * that fails for red scenarios; with any other verdict it does nothing. Needs the JDK only.
 */
public final class ExitCode {

  /** As {@code check} says it. */
  static final int COULD_NOT_BE_VERIFIED = 3;

  private ExitCode() {}

  /** Argument: the file in which the run left its verdict. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int code = Files.exists(file) ? of(Files.readString(file)) : 0;
    if (code != 0) {
      System.out.println("Nothing failed, but not everything could be verified: exit code " + code);
      System.out.flush();
      System.exit(code);
    }
  }

  /** The code for a verdict in words; 0 leaves it to the build. */
  static int of(String verdict) {
    return verdict.startsWith(SignOff.COULD_NOT_BE_VERIFIED) ? COULD_NOT_BE_VERIFIED : 0;
  }
}
