package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.settings.Settings;

/** The walk of docs/your-own-app.md, gone step by step as it stands there. */
class WalkTest {

  private static final Path DOCUMENT = Path.of("docs/your-own-app.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(yaml|sh|text)\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SCENARIO = Pattern.compile("filter\\.name=\"([^\"]+)\"");
  private static final Pattern PROPERTY = Pattern.compile("-D(testmode\\.[a-z.]+)=(\\S+)");
  private static final Pattern ABOVE = Pattern.compile("green: run {2}(mvn .*)");

  @TempDir private Path folder;

  @Test
  void everyStepDoesWhatThePageShows() throws Exception {
    List<String> wrong = new ArrayList<>();
    int shown = 0;
    try (Walk walk = new Walk(folder)) {
      Matcher block = BLOCK.matcher(Files.readString(DOCUMENT));
      while (block.find()) {
        String text = block.group(2);
        switch (block.group(1)) {
          case "yaml" -> walk.adds(text);
          case "sh" -> run(walk, text.strip());
          default -> {
            shown++;
            if (!as(text).matcher(walk.said()).matches()) {
              wrong.add("the page shows:\n" + text + "and the doctor said:\n" + walk.said());
            }
          }
        }
      }
    }
    assertThat(shown).as("outputs on the page").isGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  private static void run(Walk walk, String command) throws Exception {
    if (command.startsWith("java -jar target/testmode.jar ")) {
      walk.asks(command);
    } else if (command.contains(" java src/examples/")) {
      walk.starts(command);
    } else if (command.startsWith("mvn verify ")) {
      canBeRun(walk, command);
    } else {
      assertThat(command).isEqualTo("mvn -q package -DskipTests");
    }
  }

  /** The whole suite is too long for a unit test: the doctor has said the command itself. */
  private static void canBeRun(Walk walk, String command) throws IOException {
    Matcher said = ABOVE.matcher(walk.said());
    assertThat(said.find()).as(walk.said()).isTrue();
    assertThat(command).startsWith(said.group(1));
    PROPERTY
        .matcher(command)
        .results()
        .forEach(
            property -> assertThat(Settings.read(walk.property(property), Map.of())).isNotNull());
    Matcher scenario = SCENARIO.matcher(command);
    if (scenario.find()) {
      assertThat(Doctor.planned(Path.of("features")).stream().map(Planned::name))
          .contains(scenario.group(1));
    }
  }

  /** Three dots alone on a line stand for any lines, and within a line for any text. */
  private static Pattern as(String shown) {
    StringBuilder pattern = new StringBuilder();
    for (String line : shown.split("\\R")) {
      if (line.equals("…")) {
        pattern.append("(?:.*\\R)*?");
      } else {
        for (String part : line.split("(?<=…)|(?=…)")) {
          pattern.append(part.equals("…") ? ".*" : Pattern.quote(part));
        }
        pattern.append("\\R");
      }
    }
    return Pattern.compile(pattern.toString());
  }
}
