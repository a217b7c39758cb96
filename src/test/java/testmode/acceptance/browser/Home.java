package testmode.acceptance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A folder for everything that a browser writes, deleted afterwards. */
record Home(Path path) implements AutoCloseable {

  /** What Chrome's last process may still write after the browser is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  static Home create() {
    try {
      return new Home(Files.createTempDirectory("testmode-browser-"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the browser's profile", e);
    }
  }

  @Override
  public void close() {
    try {
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .atMost(PATIENCE)
          .until(this::isGone);
    } catch (ConditionTimeoutException e) {
      throw new PageException("the browser's profile at " + path + " could not be deleted", e);
    }
  }

  private boolean isGone() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      // Something was written while it was being deleted.
      return !Files.exists(path);
    }
  }
}
