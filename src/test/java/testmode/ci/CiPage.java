package testmode.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code docs/ci.md}, and what can be run or parsed of it. */
record CiPage(String text) {

  static CiPage read() {
    Path file = Path.of("docs/ci.md");
    try {
      return new CiPage(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The fenced blocks of one language below a heading. */
  List<String> blocks(String heading, String language) {
    int from = text.indexOf("\n## " + heading + "\n");
    int to = text.indexOf("\n## ", from + 1);
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text.substring(from, to < 0 ? text.length() : to))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
