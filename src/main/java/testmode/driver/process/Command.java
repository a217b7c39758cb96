package testmode.driver.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import testmode.driver.StripeKeys;

/**
 * What is handed to the shell.
 *
 * @param line as somebody would type it
 * @param directory where to run it
 * @param environment beside this JVM's own
 */
public record Command(String line, Path directory, Map<String, String> environment) {

  public Command {
    environment = Map.copyOf(environment);
  }

  /** Its output and its errors in one stream, and nothing to read from. */
  ProcessBuilder builder(File output) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> shell = windows ? List.of("cmd.exe", "/c", line) : List.of("/bin/sh", "-c", line);
    ProcessBuilder builder =
        new ProcessBuilder(shell)
            .directory(directory.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    // A live key that is set for other programs is not handed on.
    builder.environment().values().removeIf(value -> StripeKeys.liveIn(value).isPresent());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Without the environment: there may be keys in it. */
  @Override
  public String toString() {
    return "Command[" + StripeKeys.masked(line) + " in " + directory + "]";
  }
}
