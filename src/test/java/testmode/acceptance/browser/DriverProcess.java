package testmode.acceptance.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chromedriver on a port of its own choosing, and every process below it: they live and end
 * together.
 */
final class DriverProcess implements AutoCloseable {

  /** It takes a tenth of a second; a machine that is busy may need more. */
  private static final Duration START = Duration.ofSeconds(30);

  /** What it gets to end by itself. */
  private static final Duration END = Duration.ofSeconds(5);

  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

  private final Process process;
  private final int port;

  private DriverProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param home where it and the browser keep whatever they keep
   * @throws PageException in one sentence when it does not start
   */
  static DriverProcess start(Path program, Path home) {
    ProcessBuilder command = new ProcessBuilder(program.toString(), "--port=0");
    command.environment().putAll(housedIn(home));
    command.redirectErrorStream(true);
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      throw new PageException(program + " cannot be started: " + e.getMessage(), e);
    }
    try {
      return new DriverProcess(process, port(process));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new PageException("interrupted while " + program + " started", e);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new PageException(program + " did not start: " + e.getMessage(), e);
    }
  }

  /** Chromium leaves caches and settings in all of these. */
  private static Map<String, String> housedIn(Path home) {
    String folder = home.toString();
    return Map.of(
        "HOME", folder,
        "TMPDIR", folder,
        "XDG_CACHE_HOME", folder,
        "XDG_CONFIG_HOME", folder);
  }

  private static int port(Process process)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread reading = new Thread(() -> read(process, port), "chromedriver-output");
    reading.setDaemon(true);
    reading.start();
    return port.get(START.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** To the very end: a pipe that nobody empties would stop the driver. */
  private static void read(Process process, CompletableFuture<Integer> port) {
    String last = "it said nothing";
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          port.complete(Integer.valueOf(started.group(1)));
        }
        last = line.isBlank() ? last : line;
      }
    } catch (IOException e) {
      last = String.valueOf(e.getMessage());
    }
    port.completeExceptionally(new IOException("it ended with: " + last));
  }

  URL url() {
    try {
      return URI.create("http://127.0.0.1:" + port).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it and the browser below, by force if need be. */
  @Override
  public void close() {
    // A child of a process that is gone is found by nobody.
    List<ProcessHandle> below = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    below.forEach(ProcessHandle::destroyForcibly);
  }
}
