package testmode.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.NotUpException;
import testmode.driver.StripeKeys;

/**
 * An app in a process of its own, started by a line for the shell, and started again when it died.
 * It ends when this is closed, and with this JVM at the latest, killed or not, and with it
 * everything below it.
 *
 * <p>What it writes is kept in a file, which begins anew with the run. Thread-safe.
 */
public final class StartedApp implements AutoCloseable {

  /** Soon enough for nobody to notice, and rarely enough to cost nothing. */
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  /** How long an app that does not answer is given to be gone, so that its exit code is known. */
  private static final long DYING_MILLIS = 1_000;

  /** Node, the JVM and Python, Go and C, Spring Boot, Docker. */
  private static final Pattern PORT_TAKEN =
      Pattern.compile(
          "EADDRINUSE|address (?:is )?already in use|port \\S+ (?:was|is) already"
              + " (?:in use|allocated)",
          Pattern.CASE_INSENSITIVE);

  private final String name;
  private final Command command;
  private final Output output;
  private final Thread atTheEnd = new Thread(this::endAtOnce, "testmode-end-app");

  /** Guarded by this. */
  private @Nullable Process process;

  /** Written under this; the JVM's end reads it without waiting for a start to be through. */
  private volatile @Nullable Tree tree;

  /** Guarded by this. */
  private boolean closed;

  /**
   * Of an app that does not run yet.
   *
   * @param name for messages
   * @param log the file for what it writes; emptied now
   */
  public StartedApp(String name, Command command, Path log) {
    this.name = name;
    this.command = command;
    this.output = Output.to(log);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * Starts it, ends it first when it runs, and waits until it is ready.
   *
   * @param whyNot why it is not ready, now; empty when it is
   * @param limit how long it may take
   * @throws NotUpException when it cannot be started, ends, or is not ready in time; it is ended
   *     then
   */
  public synchronized void start(Supplier<Optional<String>> whyNot, Duration limit) {
    end();
    if (closed) {
      throw new IllegalStateException(name + " is not started any more: the run is over");
    }
    if (!Files.isDirectory(command.directory())) {
      throw new NotUpException(
          name + " could not be started",
          "'" + command.directory() + "' is no directory",
          "Check start.directory, which counts from where the run was started.");
    }
    output.begins();
    Process started;
    try {
      // Its standard input stays open as long as this JVM lives.
      started = command.watched(output.file()).start();
    } catch (IOException e) {
      throw notUp("could not be started: " + e.getMessage(), "Check start.command.");
    }
    process = started;
    Tree all = new Tree(started.toHandle());
    tree = all;
    String why = waitUntilReady(started, all, whyNot, limit);
    if (why != null) {
      end();
      boolean taken = PORT_TAKEN.matcher(output.lastLines()).find();
      throw notUp(
          taken ? why + ", and says that its port is in use by another program" : why,
          (taken
                  ? "End that program, or give the app another port: with port 0 in"
                      + " merchant.baseUrl, ${merchant.port} is a free one. "
                  : "")
              + "All that it wrote is in "
              + output.path()
              + ".");
    }
  }

  /** Why it did not become ready; null when it did. */
  private static @Nullable String waitUntilReady(
      Process started, Tree all, Supplier<Optional<String>> whyNot, Duration limit) {
    long begun = System.nanoTime();
    try {
      while (true) {
        all.look();
        Optional<String> why = whyNot.get();
        if (why.isEmpty() && started.isAlive()) {
          all.look();
          return null;
        }
        if (System.nanoTime() - begun > limit.toNanos()) {
          return "it is not ready within " + limit.toMillis() + " ms: " + why.orElse("it ended");
        }
        if (started.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
          return "it ended with exit code " + started.exitValue() + " before it was ready";
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "waiting for it was interrupted";
    }
  }

  /** Whether it was started and has ended by itself since. */
  public synchronized boolean died() {
    Tree all = tree;
    if (process == null || all == null) {
      return false;
    }
    all.look();
    return !process.isAlive();
  }

  /** How it died, for messages: its exit code, and what it wrote last, masked. */
  public synchronized String lastWords() {
    waitForTheEnd();
    String code =
        process == null || process.isAlive() ? "" : "ended with exit code " + process.exitValue();
    String lines = output.lastLines();
    return code
        + (lines.isEmpty() ? "" : (code.isEmpty() ? "" : "; ") + "it wrote last:\n" + lines);
  }

  /** Its port is closed a little before it is gone. */
  private void waitForTheEnd() {
    try {
      if (process != null) {
        process.waitFor(DYING_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it; it can be started again. */
  public synchronized void end() {
    endAtOnce();
    process = null;
    tree = null;
  }

  private void endAtOnce() {
    Tree all = tree;
    if (all != null) {
      all.end();
    }
  }

  /** Ends it for good. */
  @Override
  public synchronized void close() {
    end();
    closed = true;
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException alreadyEnding) {
      // The JVM ends, and the hook finds nothing to end.
    }
  }

  private NotUpException notUp(String heard, String remedy) {
    String lines = output.lastLines();
    return new NotUpException(
        name + " was started (" + StripeKeys.masked(command.line()) + ") and is not up",
        heard,
        remedy + (lines.isEmpty() ? " It wrote nothing." : " It wrote last:\n" + lines));
  }
}
