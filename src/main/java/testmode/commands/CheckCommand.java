package testmode.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.driver.assembly.Assembly;
import testmode.driver.assembly.OtherSide;
import testmode.driver.settings.Settings;
import testmode.driver.settings.Settings.Mode;
import testmode.network.Faults;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** {@code check}: the preflight that the build runs before any test. */
@Command(
    name = "check",
    description = {
      "Reads the settings (-Dtestmode.*, STRIPE_*) and says what would be run.",
      "Contacts only the app and the simulator that they name, to hear that they answer.",
      "Bad settings are told one sentence each."
    })
final class CheckCommand implements Callable<Integer> {
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
    out.println(settings.headline());
    if (!settings.merge().isEmpty()) {
      return 0;
    }
    if (settings.mode() == Mode.TEST_MODE) {
      throw new BadInput(
          "Test mode is not part of this version: unset STRIPE_SECRET_KEY and"
              + " STRIPE_PUBLISHABLE_KEY to run on the simulator.");
    }
    checkPort(settings);
    checkFaults();
    // Starting reads every table, and says which line of which is wrong.
    StripeSimulator.start(SimulatorConfig.defaults()).close();
    OtherSide.requireAnswers(settings);
    return 0;
  }

  /** A running app has to know where the network is; our own shops are told, each its own. */
  private static void checkPort(Settings settings) {
    int port = settings.networkPort();
    boolean runs = Assembly.mapping(settings).baseUrl() != null;
    if (runs && port == 0) {
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
    FreePort.require("127.0.0.1", port, "-Dtestmode.network.port");
  }

  private static void checkFaults() {
    try {
      Faults.all();
    } catch (IllegalStateException | IllegalArgumentException brokenTable) {
      throw new BadInput(String.valueOf(brokenTable.getMessage()));
    }
  }
}
