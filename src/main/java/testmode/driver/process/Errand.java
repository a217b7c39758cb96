package testmode.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import testmode.driver.StripeKeys;

/** A line for the shell that does something and ends, with this JVM at the latest. */
public final class Errand {

  private Errand() {}

  /**
   * Runs it to its end.
   *
   * @param log the file for what it writes; emptied now
   * @throws IllegalStateException when it cannot be run, fails, or does not end in time
   */
  public static void run(Command command, Path log, Duration limit) {
    Output output = Output.to(log);
    String what = "'" + StripeKeys.masked(command.line()) + "'";
    try {
      // Where it is watched its standard input stays open, as long as this JVM lives.
      Process process = command.watched(output.file()).start();
      if (Command.windows()) {
        process.getOutputStream().close();
      }
      if (!ends(process, limit)) {
        throw new IllegalStateException(
            what
                + " did not end within "
                + limit.toMillis()
                + " ms; what it wrote is in "
                + output.path());
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            what + " ended with exit code " + process.exitValue() + ": " + output.lastLines());
      }
    } catch (IOException e) {
      throw new IllegalStateException(what + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + " was interrupted", e);
    }
  }

  /** Whether it ends by itself in time; else, and when nobody waits any more, it is ended. */
  private static boolean ends(Process process, Duration limit) throws InterruptedException {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (process.isAlive()) {
        new Tree(process.toHandle()).end();
      }
    }
  }
}
