package testmode.driver.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A process that is at an errand until somebody ends it. */
final class DyingErrand {
  private DyingErrand() {}

  /** Takes the line, and the folder where it runs. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    Command command = new Command(arguments[0], folder, Map.of());
    Errand.run(command, folder.resolve("errand.log"), Duration.ofMinutes(1));
  }
}
