package testmode.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Node with Stripe's package of the pinned version, installed once into {@code target} and kept
 * there.
 */
final class Node {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path FOLDER = Path.of("target/node-quickstart");

  /** The last file that npm writes. */
  private static final Path INSTALLED = FOLDER.resolve("node_modules/.package-lock.json");

  private static final Path LOCK = Path.of("package-lock.json");

  /** For the package's two megabytes; a machine without a network is not waited for. */
  private static final long INSTALL_SECONDS = 60;

  private static final long RUN_SECONDS = 60;

  private Node() {}

  /** Or the test is skipped, which says what is missing. */
  static Node withStripe() throws IOException, InterruptedException {
    assumeTrue(isOnPath("node") && isOnPath("npm"), "node and npm are not on the PATH");
    boolean installed =
        Files.exists(INSTALLED) && Files.mismatch(FOLDER.resolve(LOCK), SOURCE.resolve(LOCK)) == -1;
    copySources();
    if (!installed) {
      install();
    }
    return new Node();
  }

  /**
   * Runs a script with one environment variable more.
   *
   * @return what it printed
   */
  String run(String script, String variable, String value)
      throws IOException, InterruptedException {
    Path out = FOLDER.resolve("out.txt");
    ProcessBuilder node = process(out, "node", script);
    node.environment().put(variable, value);
    int code = finished(node, RUN_SECONDS);
    String printed = Files.readString(out);
    assertThat(code).as(printed).isZero();
    return printed;
  }

  private static void install() throws IOException, InterruptedException {
    Path log = FOLDER.resolve("npm.txt");
    ProcessBuilder npm =
        process(
            log,
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            "--fetch-retries=0");
    int code = finished(npm, INSTALL_SECONDS);
    // A lock that does not fit is our mistake; everything else is the machine's.
    String said = Files.readString(log);
    assertThat(said).doesNotContain("EUSAGE", "EINTEGRITY");
    assumeTrue(code == 0, "npm could not install Stripe's package: " + reason(said));
  }

  private static String reason(String log) {
    return log.lines()
        .filter(line -> line.matches("npm (?:error|ERR!) code .+"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("no end in " + INSTALL_SECONDS + " s");
  }

  private static void copySources() throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = FOLDER.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static ProcessBuilder process(Path output, String... command) {
    return new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
  }

  /** Its exit code; one that takes too long is ended, and counts as failed. */
  private static int finished(ProcessBuilder builder, long seconds)
      throws IOException, InterruptedException {
    Process process = builder.start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  private static boolean isOnPath(String program) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
