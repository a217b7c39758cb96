package testmode.commands;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.front.HttpsFront;

/** {@code front}: api.stripe.com over HTTPS on this machine, for apps that know no other. */
@Command(
    name = "front",
    description = {
      "Speaks HTTPS as api.stripe.com and hands on to the network what arrives, until Ctrl-C.",
      "For apps that cannot be told where Stripe is, and have no shim: docs/getting-there.md"
    },
    sortOptions = false)
final class FrontCommand implements Callable<Integer> {
  /** Where an outside app's network listens in our documents. */
  private static final String NETWORK = "http://127.0.0.1:12112";

  private static final String PORT = "12443";

  /** The build's, so that the key of the CA goes with it. */
  private static final Path FOLDER = Path.of("target");

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = NETWORK,
      converter = WebAddress.class,
      description = "The network, on this machine (default: ${DEFAULT-VALUE}).")
  private URI network = URI.create(NETWORK);

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = PORT,
      converter = Port.class,
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;
  private final Stop stop;
  private final InstantSource clock;

  FrontCommand(PrintWriter out, Stop stop, InstantSource clock) {
    this.out = out;
    this.stop = stop;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PortToListenOn.require("127.0.0.1", port, "--port");
    try (HttpsFront front = started()) {
      stop.listen();
      greet(front);
      stop.await();
    }
    return 0;
  }

  private HttpsFront started() {
    try {
      return HttpsFront.start(network, port, FOLDER, clock, this::say);
    } catch (IllegalArgumentException notLoopback) {
      throw new BadInput("--to: " + notLoopback.getMessage());
    }
  }

  private void greet(HttpsFront front) {
    Path certificate = front.certificate().toAbsolutePath();
    say("https://api.stripe.com → " + network);
    out.println("Trust    " + certificate + "  (a CA for Stripe's names only; made here)");
    out.println("Proxy    HTTPS_PROXY=http://127.0.0.1:" + front.port());
    out.println("Or       port " + front.port() + " of 127.0.0.1 as api.stripe.com");
    out.println(
        "Try      curl --proxy http://127.0.0.1:%d --cacert %s https://api.stripe.com/v1/balance"
                .formatted(front.port(), certificate)
            + " -u sk_test_me:");
    out.println("Ctrl-C stops. What is refused:");
    out.flush();
  }

  private void say(String what) {
    out.println("testmode: " + what);
    out.flush();
  }
}
