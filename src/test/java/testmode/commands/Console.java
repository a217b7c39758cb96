package testmode.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.settings.AccountSettings;
import testmode.driver.settings.Settings;

/** A command line without a terminal: commands that stay up are asked to stop at once. */
final class Console {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Function<Map.@Nullable Entry<String, String>, AccountSettings> account =
      base -> AccountSettings.read(Map.of(), Map.of(), base);
  private Supplier<Settings> settings = () -> Settings.read(Map.of(), Map.of());

  void settings(Map<String, String> properties, Map<String, String> environment) {
    settings(() -> Settings.read(properties, environment));
    account = base -> AccountSettings.read(properties, environment, base);
  }

  void settings(Supplier<Settings> reading) {
    settings = reading;
  }

  int run(String... arguments) {
    return run(() -> {}, arguments);
  }

  int run(Stop stop, String... arguments) {
    PrintWriter shown = new PrintWriter(out, true);
    PrintWriter wrong = new PrintWriter(err, true);
    return new Commands(shown, wrong, stop, settings, account).run(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
