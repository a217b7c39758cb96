package testmode.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with the packages that its lock file pins, installed once into {@code target} and kept
 * there.
 */
public final class Node {
  /** Of the versions that are still maintained, the oldest. */
  private static final int OLDEST = 20;

  private static final Path LOCK = Path.of("package-lock.json");

  /** The last file that npm writes. */
  private static final Path INSTALLED = Path.of("node_modules", ".package-lock.json");

  /** For a few megabytes; a machine without a network is not waited for. */
  private static final long INSTALL_SECONDS = 60;

  private static final long RUN_SECONDS = 60;

  /** Installed and checked; guarded by the class. Test classes run side by side. */
  private static final Map<Path, Node> READY = new HashMap<>();

  private final Path source;
  private final Path folder;

  private Node(Path source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Installs the folder's packages, or skips the test, which says what is missing.
   *
   * @param name of the folder: {@code quickstart}
   */
  public static Node with(String name) throws IOException, InterruptedException {
    return with(Path.of("src/test/node", name), Path.of("target/node", name));
  }

  /**
   * The same of any folder.
   *
   * @param source that holds {@code package.json} and {@code package-lock.json}
   * @param folder in {@code target}, for a copy of these and the packages
   */
  public static synchronized Node with(Path source, Path folder)
      throws IOException, InterruptedException {
    Node ready = READY.get(source);
    if (ready == null) {
      ready = installed(new Node(source, folder));
      READY.put(source, ready);
    }
    return ready;
  }

  private static Node installed(Node node) throws IOException, InterruptedException {
    assumeTrue(isOnPath("node") && isOnPath("npm"), "node and npm are not on the PATH");
    boolean installed =
        Files.exists(node.folder.resolve(INSTALLED))
            && Files.mismatch(node.folder.resolve(LOCK), node.source.resolve(LOCK)) == -1;
    node.copySources();
    node.requireVersion();
    if (!installed) {
      node.install();
    }
    return node;
  }

  /**
   * Runs a script of the folder.
   *
   * @param arguments of the script; files from the project's folder must be absolute
   * @param environment variables that it has besides those of this JVM
   * @return what it printed
   */
  public String run(String script, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", ".txt");
    try {
      ProcessBuilder node = process(out, command);
      node.environment().putAll(environment);
      int code = finished(node, RUN_SECONDS);
      String printed = Files.readString(out);
      assertThat(code).as(printed).isZero();
      return printed;
    } finally {
      Files.delete(out);
    }
  }

  private void requireVersion() throws IOException, InterruptedException {
    String version = run("--version", List.of(), Map.of()).strip();
    int major = Integer.parseInt(version.replaceFirst("^v(\\d+)\\..*", "$1"));
    assumeTrue(major >= OLDEST, "node is " + version + ", older than " + OLDEST);
  }

  private void install() throws IOException, InterruptedException {
    Path log = folder.resolve("npm.txt");
    ProcessBuilder npm =
        process(
            log,
            List.of(
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--fetch-retries=0"));
    int code = finished(npm, INSTALL_SECONDS);
    // A lock that does not fit is our mistake; everything else is the machine's.
    String said = Files.readString(log);
    assertThat(said).doesNotContain("EUSAGE", "EINTEGRITY");
    assumeTrue(code == 0, "npm could not install the packages of " + source + ": " + reason(said));
  }

  private static String reason(String log) {
    return log.lines()
        .filter(line -> line.matches("npm (?:error|ERR!) code .+"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("no end in " + INSTALL_SECONDS + " s");
  }

  private void copySources() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private ProcessBuilder process(Path output, List<String> command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
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
