package testmode.commands;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** What the commands share that listen on a port until Ctrl-C; mixed into each. */
final class StayingUp {
  /** In the help; what a command has of its own comes between. */
  private static final int FIRST = -10;

  private static final int LAST = 10;

  @Option(
      names = "--port",
      order = FIRST,
      paramLabel = "N",
      converter = Port.class,
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--seed",
      order = FIRST + 1,
      paramLabel = "N",
      converter = Seed.class,
      description = "Decides every id and secret that Stripe gives (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = {"-h", "--help"},
      order = LAST,
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;
  private final Stop stop;

  /**
   * @param port unless another is given
   */
  StayingUp(int port, PrintWriter out, Stop stop) {
    this.port = port;
    this.out = out;
    this.stop = stop;
  }

  /**
   * The port, of which it is sure that it can be had.
   *
   * @throws BadInput when nobody can listen there
   */
  int portOn(String host) {
    PortToListenOn.require(host, port, "--port");
    return port;
  }

  long seed() {
    return seed;
  }

  PrintWriter out() {
    return out;
  }

  /** Nothing may fail between this and {@link #untilAskedToStop}. */
  void listenForStop() {
    stop.listen();
  }

  void untilAskedToStop() throws InterruptedException {
    stop.await();
  }
}
