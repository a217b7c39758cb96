package testmode.shims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An app in a process of its own, started and waited for.
 *
 * @param code with which it ended
 * @param out what it printed
 * @param err what it and its shim said beside
 */
record App(int code, String out, String err) {
  /** A busy machine starts a runtime slowly. */
  private static final long SECONDS = 60;

  private static final List<String> VARIABLES =
      List.of(
          "JAVA_TOOL_OPTIONS",
          "NODE_OPTIONS",
          "TESTMODE_STRIPE_BASE",
          "HTTPS_PROXY",
          "https_proxy",
          "ALL_PROXY",
          "NO_PROXY",
          "no_proxy");

  /** Runs a command in a folder, with these variables besides those of this JVM. */
  static App run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("app", ".out");
      Path err = Files.createTempFile("app", ".err");
      try {
        ProcessBuilder app = new ProcessBuilder(command).directory(folder.toFile());
        // Whoever runs these tests under a shim does not mean the apps in them.
        VARIABLES.forEach(app.environment()::remove);
        app.environment().putAll(environment);
        Process process = app.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command + " did not end: " + read(out) + read(err));
        }
        return new App(process.exitValue(), read(out), read(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
