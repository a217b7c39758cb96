package testmode.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code docs/simulator.md}: its text, and its lines for a shell with the answers shown. */
record Page(String text, List<Line> lines) {
  private static final Path FILE = Path.of("docs/simulator.md");
  private static final Pattern BLOCK = Pattern.compile("```(sh|json)\\R(.*?)```", Pattern.DOTALL);

  /**
   * One line to type.
   *
   * @param answer as shown right below it; null when the page shows none
   */
  record Line(String command, @Nullable String answer) {}

  static Page read() throws IOException {
    String text = Files.readString(FILE);
    List<Line> lines = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      if (block.group(1).equals("sh")) {
        block.group(2).lines().forEach(command -> lines.add(new Line(command, null)));
      } else {
        Line last = lines.remove(lines.size() - 1);
        lines.add(new Line(last.command(), block.group(2)));
      }
    }
    return new Page(text, List.copyOf(lines));
  }

  List<Line> beginning(String program) {
    return lines.stream().filter(line -> line.command().startsWith(program)).toList();
  }
}
