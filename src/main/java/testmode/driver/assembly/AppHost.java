package testmode.driver.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.NotUpException;
import testmode.driver.StripeKeys;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Templates;
import testmode.driver.process.Command;
import testmode.driver.process.Errand;
import testmode.driver.process.StartedApp;

/** This machine, as far as the mapping file has something run on it: the app, and its reset. */
final class AppHost implements AutoCloseable {

  /** A command that brings an app back empties a database, or fills it. */
  private static final Duration ERRAND = Duration.ofMinutes(2);

  /** Beside the build's other output, so that {@code mvn clean} takes it away. */
  private static final Path LOGS = Path.of("target", "merchant");

  private final MappingFile mapping;

  /** Null as long as somebody else runs the app. */
  private volatile @Nullable StartedApp process;

  AppHost(MappingFile mapping) {
    this.mapping = mapping;
  }

  /**
   * Starts the app, or starts it again.
   *
   * @param whyNot why it is not ready, now; empty when it is
   * @throws NotUpException when it does not get ready
   */
  void start(Templates templates, Supplier<Optional<String>> whyNot) {
    MappingFile.Start start = Objects.requireNonNull(mapping.start(), "start");
    StartedApp started = process;
    if (started == null) {
      Command command = command(start.command(), templates);
      started = new StartedApp(mapping.name(), command, log(".log"));
      process = started;
    }
    started.start(whyNot, start.ready());
  }

  /** Whether the app is one that was started here. */
  boolean started() {
    return process != null;
  }

  /** Whether the app was started here and has ended by itself. */
  boolean died() {
    StartedApp started = process;
    return started != null && started.died();
  }

  /** How it ended, for messages; empty for nothing to tell. */
  String lastWords() {
    StartedApp started = process;
    return started == null ? "" : started.lastWords();
  }

  /** Ends what was started here; it can be started again. */
  void end() {
    StartedApp started = process;
    if (started != null) {
      started.end();
    }
  }

  /**
   * Runs the reset command to its end.
   *
   * @throws NotUpException when it fails
   */
  void reset(Templates templates) {
    try {
      Command command = command(String.valueOf(mapping.reset().command()), templates);
      Errand.run(command, log("-reset.log"), ERRAND);
    } catch (IllegalStateException e) {
      throw new NotUpException(
          mapping.name() + " could not be reset",
          String.valueOf(e.getMessage()),
          "Check 'reset.command' in its mapping file.");
    }
  }

  private Command command(String line, Templates templates) {
    MappingFile.Start start = mapping.start();
    Map<String, String> environment = new HashMap<>();
    if (start != null) {
      start.environment().forEach((name, value) -> environment.put(name, templates.text(value)));
    }
    String filled = templates.text(line);
    StripeKeys.liveIn(filled + " " + environment)
        .ifPresent(
            live -> {
              throw new NotUpException(
                  mapping.name() + " is not started",
                  "its command or environment holds a live key (" + live + ")",
                  "Only test keys may stand there.");
            });
    return new Command(filled, start == null ? Path.of("") : start.directory(), environment);
  }

  private Path log(String end) {
    return LOGS.resolve(mapping.name().replaceAll("[^\\w .-]", "-") + end);
  }

  @Override
  public void close() {
    StartedApp started = process;
    if (started != null) {
      started.close();
    }
  }
}
