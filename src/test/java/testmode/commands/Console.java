package testmode.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Supplier;
import testmode.driver.settings.Settings;

/** A command line without a terminal: commands that stay up are asked to stop at once. */
final class Console {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Supplier<Settings> settings = () -> Settings.read(Map.of(), Map.of());

  void settings(Map<String, String> properties, Map<String, String> environment) {
    settings(() -> Settings.read(properties, environment));
  }

  void settings(Supplier<Settings> reading) {
    settings = reading;
  }

  int run(String... arguments) {
    return run(() -> {}, arguments);
  }

  int run(Stop stop, String... arguments) {
    return new Commands(new PrintWriter(out, true), new PrintWriter(err, true), stop, settings)
        .run(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
