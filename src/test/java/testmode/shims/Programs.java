package testmode.shims;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the machine has. */
final class Programs {
  private Programs() {}

  static boolean isOnPath(String program) {
    return !onPath(program).isEmpty();
  }

  /** All of that name, in the order in which a shell would look. */
  static List<String> onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .toList();
  }
}
