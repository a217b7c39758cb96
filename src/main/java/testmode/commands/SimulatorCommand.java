package testmode.commands;

import com.stripe.Stripe;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.SimulatorConfig.Webhooks;
import testmode.simulator.StripeSimulator;

/** {@code simulator}: Stripe's test mode on a port of this machine, for any language's SDK. */
@Command(
    name = "simulator",
    description = "Starts the Stripe simulator and keeps it up until Ctrl-C.",
    sortOptions = false)
final class SimulatorCommand implements Callable<Integer> {
  /** That of stripe-mock, so that who comes from there has nothing to change. */
  private static final int PORT = 12_111;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host = "";

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
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "0",
      converter = Rate.class,
      description =
          "Requests a second for each account; 0 for no limit (default: ${DEFAULT-VALUE}).")
  private int rateLimit;

  @Mixin private final WebhookOptions webhookOptions = new WebhookOptions();
  @Mixin private final StayingUp up;

  private SimulatorCommand(PrintWriter out, Stop stop) {
    this.up = new StayingUp(PORT, out, stop);
  }

  static CommandLine line(PrintWriter out, Stop stop) {
    CommandLine line = new CommandLine(new SimulatorCommand(out, stop));
    line.getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> Delays.text(StripeSimulator.delays()));
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    Webhooks webhooks = webhookOptions.webhooks(up.seed());
    SimulatorConfig config =
        new SimulatorConfig(
            host, up.portOn(host), up.seed(), clock, clockStart, rateLimit, webhooks);
    try (StripeSimulator simulator = StripeSimulator.start(config)) {
      String aboutEvents = webhookOptions.told(webhooks);
      up.listenForStop();
      greet(simulator.baseUri(), aboutEvents);
      up.untilAskedToStop();
    }
    return 0;
  }

  private void greet(URI base, @Nullable String aboutEvents) {
    up.out()
        .printf(
            Locale.ROOT,
            "Stripe simulator at %s (API %s, seed %d, clock %s). Ctrl-C stops.%n",
            base,
            Stripe.API_VERSION,
            up.seed(),
            clock.name().toLowerCase(Locale.ROOT));
    up.out()
        .printf(
            "In your SDK: API base %1$s and any sk_test_ key, such as"
                + " StripeClient.builder().setApiKey(\"sk_test_me\").setApiBase(\"%1$s\").build()%n",
            base);
    if (aboutEvents != null) {
      up.out().println(aboutEvents);
    }
  }
}
