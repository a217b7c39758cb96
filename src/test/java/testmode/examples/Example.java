package testmode.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import testmode.acceptance.Bench;
import testmode.acceptance.language.Patience;
import testmode.acceptance.saboteurs.Played;
import testmode.acceptance.saboteurs.ScenarioName;
import testmode.acceptance.saboteurs.ScenarioPlayer;
import testmode.driver.assembly.Assembly;
import testmode.driver.settings.Settings;
import testmode.merchant.Decisions;

/**
 * One of the apps in {@code src/examples}, started and driven as its mapping file says.
 *
 * @param name of its folder and of its mapping file
 */
record Example(String name) {

  /** Where an environment variable can be added to a mapping file. */
  private static final String ENVIRONMENT = "  environment:\n";

  private static final String TITLE = "  name: ";

  /** Plays scenarios of these names against the app as it is. */
  List<Played> plays(List<ScenarioName> scenarios) throws IOException {
    return play(Path.of("fixtures/merchants", name + ".yaml"), Duration.ofSeconds(5), scenarios);
  }

  /**
   * The same with one of its mistakes switched on.
   *
   * @param bug what its {@code SHOP_BUG} is set to
   */
  List<Played> plays(String bug, List<ScenarioName> scenarios) throws IOException {
    String honest = Files.readString(Path.of("fixtures/merchants", name + ".yaml"));
    if (!honest.contains(ENVIRONMENT)) {
      throw new IllegalStateException(name + ".yaml has no start.environment to switch a bug on");
    }
    Path file = Path.of("target/merchant", name + "-" + bug + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        honest
            .replace(ENVIRONMENT, ENVIRONMENT + "    SHOP_BUG: " + bug + "\n")
            .replaceFirst(TITLE + "(.*)", TITLE + "$1 with " + bug));
    // A mistake does not become right by waiting.
    return play(file, Duration.ofSeconds(1), scenarios);
  }

  private static List<Played> play(Path mapping, Duration patience, List<ScenarioName> scenarios) {
    Settings settings = Settings.read(Map.of("testmode.merchant", mapping.toString()), Map.of());
    try (Assembly assembly = Assembly.open(settings)) {
      Bench.Cast cast = new Bench.Cast(new Decisions(), Patience.onThisMachine(patience), assembly);
      return ScenarioPlayer.play(cast, scenarios);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
