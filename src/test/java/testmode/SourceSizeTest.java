package testmode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay short enough to be read at one sitting, and lines to fit a screen. */
class SourceSizeTest {
  private static final int LINES = 400;
  private static final int COLUMNS = 100;

  /** A text or an address is quoted whole, so that it can be searched for. */
  private static final Predicate<String> QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.){60,}\"|https?://").asPredicate();

  @Test
  void noFileIsLongerThan400Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LINES) {
        tooLong.add(file + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).as("split these by what they are about").isEmpty();
  }

  @Test
  void noLineIsLongerThan100Columns() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      boolean inTextBlock = false;
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        inTextBlock ^= line.contains("\"\"\"");
        boolean mayBeLong = inTextBlock || line.startsWith("import ") || QUOTED.test(line);
        if (!mayBeLong && line.codePointCount(0, line.length()) > COLUMNS) {
          tooLong.add(file + ":" + (i + 1));
        }
      }
    }
    assertThat(tooLong).as("break these lines").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
