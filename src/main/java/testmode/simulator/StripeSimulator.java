package testmode.simulator;

import java.net.URI;
import java.util.List;

/** Stripe's test mode, listening on a port of this machine. */
public final class StripeSimulator implements AutoCloseable {
  private final URI baseUri = URI.create("http://127.0.0.1");

  private StripeSimulator() {}

  /** Every resource; the one place where a new one is added. */
  static List<Resource> resources() {
    return List.of();
  }

  public static StripeSimulator start(SimulatorConfig config) {
    return new StripeSimulator();
  }

  public URI baseUri() {
    return baseUri;
  }

  @Override
  public void close() {}
}
