package testmode.commands;

import com.stripe.Stripe;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.driver.NotUpException;
import testmode.driver.drift.Acceptance;
import testmode.driver.drift.Compared;
import testmode.driver.drift.Drift;
import testmode.driver.drift.DriftReport;
import testmode.driver.drift.Facts;
import testmode.driver.recording.Recording;
import testmode.driver.recording.RecordingException;
import testmode.driver.recording.Recordings;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.SimulatorConfig.Webhooks;
import testmode.simulator.StripeSimulator;

/** {@code drift}: does the simulator still answer what Stripe was recorded to answer? */
@Command(
    name = "drift",
    description = {
      "Asks the simulator again what a run with -Dtestmode.keep-exchanges=DIR asked Stripe,",
      "and lists where the answers differ, field by field. The format of the recordings and",
      "what is compared: docs/drift.md"
    },
    footer = {
      "",
      "Exit codes: 0 no difference, 1 differences, 2 bad input, 3 no simulator to ask."
    },
    sortOptions = false)
final class DriftCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Option(
      names = "--recorded",
      required = true,
      paramLabel = "DIR",
      description = "The folder with the recordings.")
  private Path recorded = Path.of("");

  @Option(
      names = "--stripe-base",
      paramLabel = "URL",
      converter = WebAddress.class,
      description = "A simulator that runs already; none: one is started for this.")
  private @Nullable URI stripeBase;

  @Option(
      names = "--accept",
      description = {
        "Copies each recording that agrees wholly to where the build replays it from now on.",
        "Only recordings that were made at Stripe are accepted."
      })
  private boolean accept;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Where accepted recordings go (default: fixtures/stripe/observed).")
  private Path into = Acceptance.FOLDER;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;

  DriftCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    List<Recording> recordings = recordings();
    if (accept) {
      requireAcceptable(recordings);
    }
    List<Compared> compared = compared(recordings);
    DriftReport report = new DriftReport(compared, Facts.load(), Stripe.API_VERSION);
    out.println(report.text());
    if (accept) {
      compared.forEach(this::accept);
    }
    return report.differences() == 0 ? 0 : DIFFERENT;
  }

  private List<Recording> recordings() {
    try {
      return Recordings.in(recorded);
    } catch (RecordingException unreadable) {
      throw new BadInput(String.valueOf(unreadable.getMessage()));
    }
  }

  private void requireAcceptable(List<Recording> recordings) {
    Acceptance.refusal(recordings)
        .ifPresent(
            refusal -> {
              throw new BadInput(refusal);
            });
    if (!Files.isDirectory(into)) {
      throw new BadInput(
          "--into ("
              + into
              + ") must be a folder that is there; accepted recordings belong to the project: run"
              + " this in its folder.");
    }
  }

  private List<Compared> compared(List<Recording> recordings) {
    if (stripeBase != null) {
      requireNotStripe(stripeBase);
      return all(recordings, stripeBase);
    }
    // Nobody is to hear of a replay.
    Webhooks none = new Webhooks(null, false, false);
    try (StripeSimulator simulator = started(SimulatorConfig.defaults().withWebhooks(none))) {
      return all(recordings, simulator.baseUri());
    }
  }

  private static void requireNotStripe(URI base) {
    if (base.getHost().equals("stripe.com") || base.getHost().endsWith(".stripe.com")) {
      throw new BadInput(
          "--stripe-base ("
              + base
              + ") is Stripe itself, which is never asked again: name a simulator, or leave it"
              + " out.");
    }
  }

  private static StripeSimulator started(SimulatorConfig config) {
    try {
      return StripeSimulator.start(config);
    } catch (IllegalStateException e) {
      throw new NotUpException(
          "the simulator could not be started",
          String.valueOf(e.getMessage()),
          "Start one (java -jar target/testmode.jar simulator) and name it with --stripe-base.");
    }
  }

  private static List<Compared> all(List<Recording> recordings, URI simulator) {
    Drift drift = Drift.against(simulator);
    return recordings.stream().map(drift::compare).toList();
  }

  private void accept(Compared compared) {
    out.println(
        compared.agreesWholly()
            ? "Accepted: "
                + Acceptance.accept(compared, recorded, into)
                + "; mvn test -Dtest=FidelityTest takes it into docs/fidelity.md: commit both."
            : "Not accepted: " + compared.recording().name() + ".json does not agree wholly.");
  }
}
