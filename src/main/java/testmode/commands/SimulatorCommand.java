package testmode.commands;

import com.stripe.Stripe;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.SimulatorConfig.Webhook;
import testmode.simulator.StripeSimulator;

/** {@code simulator}: Stripe's test mode on a port of this machine, for any language's SDK. */
@Command(
    name = "simulator",
    description = "Starts the Stripe simulator and keeps it up until Ctrl-C.",
    sortOptions = false)
final class SimulatorCommand implements Callable<Integer> {
  private static final String WEBHOOK_SECRET = "whsec_testmode";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "12111",
      converter = Port.class,
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      converter = Seed.class,
      description = "Decides every id and secret (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--clock",
      paramLabel = "MODE",
      defaultValue = "ticking",
      converter = Clock.class,
      description = {
        "ticking: goes with the wall clock; manual: stands until it is advanced.",
        "(default: ${DEFAULT-VALUE})"
      })
  private ClockMode clock = ClockMode.TICKING;

  @Option(
      names = "--clock-start",
      paramLabel = "INSTANT",
      converter = Moment.class,
      description = "What new accounts' clocks show first, such as 2026-11-23T09:00:00Z.")
  private @Nullable Instant clockStart;

  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      converter = WebAddress.class,
      description = "Where every event of every account is delivered; more endpoints by the API.")
  private @Nullable URI webhookUrl;

  @Option(
      names = "--webhook-secret",
      paramLabel = "SECRET",
      description = "Signs what goes to --webhook-url (default: " + WEBHOOK_SECRET + ").")
  private @Nullable String webhookSecret;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "0",
      converter = Rate.class,
      description = "Requests a second for each account; 0 for no limit (default: 0).")
  private int rateLimit;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;
  private final Stop stop;

  SimulatorCommand(PrintWriter out, Stop stop) {
    this.out = out;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    FreePort.require(host, port, "--port");
    SimulatorConfig config =
        new SimulatorConfig(host, port, seed, clock, clockStart, rateLimit, webhook());
    try (StripeSimulator simulator = StripeSimulator.start(config)) {
      greet(simulator.baseUri());
      stop.await();
    }
    return 0;
  }

  private @Nullable Webhook webhook() {
    if (webhookUrl == null && webhookSecret != null) {
      throw new BadInput("--webhook-secret needs --webhook-url: there is nothing to sign yet.");
    }
    if (webhookSecret != null && !webhookSecret.matches("whsec_\\w+")) {
      throw new BadInput("--webhook-secret must begin with whsec_ and go on in letters, digits.");
    }
    return webhookUrl == null
        ? null
        : new Webhook(webhookUrl, webhookSecret == null ? WEBHOOK_SECRET : webhookSecret);
  }

  private void greet(URI base) {
    out.println(
        "Stripe simulator at "
            + base
            + " (API "
            + Stripe.API_VERSION
            + ", seed "
            + seed
            + ", clock "
            + clock.name().toLowerCase(Locale.ROOT)
            + ")");
    out.println(
        "From Java: StripeClient.builder().setApiKey(\"sk_test_me\").setApiBase(\""
            + base
            + "\").build()");
    out.println(
        "From a shell: curl "
            + base
            + "/v1/payment_intents -u sk_test_me: -d amount=4000 -d currency=eur");
    if (webhookUrl != null) {
      out.println("Events are delivered to " + webhookUrl);
    }
    out.println("Every sk_test_ key is an account of its own. Ctrl-C stops.");
  }
}
