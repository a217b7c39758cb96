package testmode.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.driver.NotUpException;
import testmode.driver.assembly.Assembly;
import testmode.driver.assembly.OtherSide;
import testmode.driver.mapping.MappingFile;
import testmode.driver.preflight.Findings;
import testmode.driver.preflight.Preflight;
import testmode.driver.settings.Settings;
import testmode.driver.settings.Settings.Mode;
import testmode.network.Faults;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** {@code check}: the preflight that the build runs before any test. */
@Command(
    name = CheckCommand.NAME,
    description = {
      "Reads the settings (-Dtestmode.*, STRIPE_*) and says what would be run.",
      "Contacts only the app and the Stripe that they name, to hear that they answer;",
      "with keys, asks Stripe's test mode whether these can do what a run needs.",
      "Bad settings are told one sentence each."
    })
final class CheckCommand implements Callable<Integer> {
  static final String NAME = "check";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;
  private final Supplier<Settings> reading;

  CheckCommand(PrintWriter out, Supplier<Settings> reading) {
    this.out = out;
    this.reading = reading;
  }

  @Override
  public Integer call() {
    Settings settings = reading.get();
    if (!settings.merge().isEmpty()) {
      out.println(settings.headline());
      return 0;
    }
    if (settings.mode() == Mode.SIMULATOR) {
      out.println(settings.headline());
    } else {
      checkKeys(settings);
    }
    checkPort(settings);
    checkFaults();
    // Starting reads every table, and says which line of which is wrong.
    StripeSimulator.start(SimulatorConfig.defaults()).close();
    OtherSide.requireAnswers(settings);
    return 0;
  }

  /** Says first on which account a run would play, then all that it lacks. */
  private void checkKeys(Settings settings) {
    Findings found;
    try {
      found = Preflight.of(settings.testMode());
    } catch (NotUpException silence) {
      out.println(settings.headline());
      throw silence;
    }
    out.println(settings.headline(found.account()));
    found.table().forEach((name, value) -> out.printf("  %-15s  %s%n", name, value));
    if (!found.problems().isEmpty()) {
      throw new BadInput(String.join(System.lineSeparator(), found.problems()));
    }
  }

  /** A running app has to know where the network is; our own shops are told, each its own. */
  private static void checkPort(Settings settings) {
    int port = settings.networkPort();
    MappingFile mapping = Assembly.mapping(settings);
    boolean runs = mapping.baseUrl() != null;
    if (runs && mapping.start() == null && port == 0) {
      throw new BadInput(
          "testmode.network.port must be given with "
              + settings.merchantName()
              + ": an app that runs has to be told once where it finds Stripe.");
    }
    if (!runs && port != 0) {
      throw new BadInput(
          "testmode.network.port ("
              + port
              + ") is for an app that runs already; leave it out for the "
              + Settings.REFERENCE_SHOP
              + ", whose scenarios need a network each.");
    }
    PortToListenOn.require("127.0.0.1", port, "-Dtestmode.network.port");
  }

  private static void checkFaults() {
    try {
      Faults.all();
    } catch (IllegalStateException | IllegalArgumentException brokenTable) {
      throw new BadInput(String.valueOf(brokenTable.getMessage()));
    }
  }
}
