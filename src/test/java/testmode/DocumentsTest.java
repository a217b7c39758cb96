package testmode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import testmode.commands.Commands;
import testmode.driver.settings.Settings;
import testmode.driver.settings.SettingsException;

/** What the documents name exists. */
class DocumentsTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("testmode\\.jar ([a-z]+)");
  private static final Pattern COMMAND_LINE =
      Pattern.compile("java -jar target/testmode\\.jar ([a-z][^`)\\n]*)");
  private static final Pattern PROPERTY = Pattern.compile("-Dtestmode\\.([a-z.-]*[a-z])");
  private static final Pattern FEATURE = Pattern.compile("(features/\\S+\\.feature):(\\d+)");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`");
  private static final Pattern SAMPLE = Pattern.compile("```gherkin\\R(.*?)```", Pattern.DOTALL);

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      Path folder = document.toAbsolutePath().getParent();
      for (MatchResult link : found(LINK, Files.readString(document))) {
        if (!Files.exists(folder.resolve(link.group(1)))) {
          dead.add(document + " -> " + link.group(1));
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void everyCommandOfTheReadmeCanBeRun() throws IOException {
    List<MatchResult> commands = found(COMMAND, Files.readString(README));

    assertThat(commands).isNotEmpty();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    for (MatchResult command : commands) {
      int code = new Commands(nowhere, nowhere, () -> {}).run(command.group(1), "--help");
      assertThat(code).as(command.group()).isZero();
    }
  }

  @Test
  void everyCommandLineOfTheDocumentsIsUnderstood() throws IOException {
    for (Path document : documents()) {
      for (MatchResult line : found(COMMAND_LINE, Files.readString(document))) {
        String[] arguments = (line.group(1).strip() + " --help").split(" +");
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(said);
        int code = new Commands(err, err, () -> {}).run(arguments);
        assertThat(code).as(document + ": " + line.group() + " " + said).isZero();
      }
    }
  }

  @Test
  void everyPropertyOfTheDocumentsExists() throws IOException {
    for (Path document : documents()) {
      for (MatchResult property : found(PROPERTY, Files.readString(document))) {
        assertThat(problemsWith(property.group(1)))
            .as(document + ": " + property.group())
            .doesNotContain("is unknown");
      }
    }
  }

  private static String problemsWith(String name) {
    try {
      Settings.read(Map.of("testmode." + name, "?"), Map.of());
      return "";
    } catch (SettingsException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theReadmesSampleIsAScenarioOfOurs() throws IOException {
    String sample = found(SAMPLE, Files.readString(README)).get(0).group(1);

    assertThat(features().stream().filter(feature -> feature.contains(sample.strip())))
        .as("a feature that holds the sample, letter by letter")
        .hasSize(1);
  }

  @Test
  void theReadmesOneScenarioStandsAtItsLine() throws IOException {
    for (MatchResult scenario : found(FEATURE, Files.readString(README))) {
      int line = Integer.parseInt(scenario.group(2));
      assertThat(Files.readAllLines(Path.of(scenario.group(1))).get(line - 1))
          .as(scenario.group())
          .contains("Scenario");
    }
  }

  @Test
  void everyTypeOfTheArchitectureIsInTheSources() throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources = files.map(file -> file.getFileName().toString()).toList();
    }
    String text = Files.readString(Path.of("docs/architecture.md"));
    assertThat(found(TYPE, text).stream().map(type -> type.group(1) + ".java").toList())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(sources).contains(file));
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> features = Files.walk(Path.of("features"));
        Stream<Path> fixtures = Files.walk(Path.of("fixtures"))) {
      return Stream.of(top, docs, features, fixtures)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  private static List<String> features() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("features"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".feature")).toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }
}
