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

  /**
   * Runs the line, and ends it with everything below it when standard input is at its end: whoever
   * holds the other end is gone then, however it went. Ends as the line does.
   */
  private static final String WATCHED =
"""
      tree() {
        echo "$1"
        for pid in $(ps -A -o pid= -o ppid= 2>/dev/null | while read -r pid parent; do
          [ "$parent" != "$1" ] || echo "$pid"
        done); do tree "$pid"; done
      }
      exec 3<&0 </dev/null
      /bin/sh -c "$1" 3<&- & app=$!
      {
        while read -r _; do :; done
        trap '' TERM
        kill -s TERM $(tree $app); sleep 3; kill -s KILL $(tree $app)
      } <&3 2>/dev/null & watch=$!
      exec 3<&-
      wait $app; code=$?
      kill $watch 2>/dev/null
      exit $code
""";

  public Command {
    environment = Map.copyOf(environment);
  }

  /**
   * Its output and its errors in one stream, and nothing to read from. It ends when its standard
   * input is closed, as it is by the system when this JVM is killed; not on Windows.
   */
  ProcessBuilder watched(File output) {
    return builder(
        windows() ? onWindows() : List.of("/bin/sh", "-c", WATCHED, "testmode", line), output);
  }

  static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private List<String> onWindows() {
    return List.of("cmd.exe", "/c", line);
  }

  private ProcessBuilder builder(List<String> shell, File output) {
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
