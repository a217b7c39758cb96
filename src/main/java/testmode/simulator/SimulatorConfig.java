package testmode.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param host the address to listen on; the loopback unless somebody really means otherwise
 * @param port 0 for any free port
 * @param seed decides every id and secret, together with the account's name
 * @param clockStart what a new account's clock shows first; null for the wall clock's now
 * @param rateLimit requests per real second that a new account allows; 0 for no limit
 * @param webhooks where events go, if they go at all
 */
public record SimulatorConfig(
    String host,
    int port,
    long seed,
    ClockMode clock,
    @Nullable Instant clockStart,
    int rateLimit,
    Webhooks webhooks) {

  /**
   * Where every event of every account goes.
   *
   * @param url http or https
   * @param secret signs the deliveries: {@code whsec_…}
   */
  public record Webhook(URI url, String secret) {
    private static final List<String> HTTP = List.of("http", "https");

    public Webhook {
      if (url.getHost() == null || !HTTP.contains(url.getScheme())) {
        throw new IllegalArgumentException("webhook url (" + url + ") must begin with http(s)://");
      }
      if (!secret.startsWith("whsec_")) {
        throw new IllegalArgumentException("webhook secret must begin with whsec_");
      }
    }

    @Override
    public String toString() {
      return "Webhook[url=" + url + "]";
    }
  }

  /**
   * What becomes of events.
   *
   * @param endpoint every new account starts with it; null for none
   * @param sent whether endpoints get anything; if not, they may be created and events be listed
   * @param signedOnWallClock whether signatures show the wall clock, with which SDKs compare them;
   *     if not, the account's. It is what a new account's setting {@code signature_clock} begins as
   */
  public record Webhooks(@Nullable Webhook endpoint, boolean sent, boolean signedOnWallClock) {
    /** Sent to the endpoints that are created, signed on the account's clock. */
    public static final Webhooks DEFAULT = new Webhooks(null, true, false);
  }

  private static final int MAX_PORT = 65_535;

  public SimulatorConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host (" + host + ") must not be blank");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port (" + port + ") must be between 0 and " + MAX_PORT);
    }
    if (rateLimit < 0) {
      throw new IllegalArgumentException("rateLimit (" + rateLimit + ") must not be negative");
    }
  }

  /** Loopback, any free port, seed 1, a clock that stands at the wall clock's now, no limit. */
  public static SimulatorConfig defaults() {
    return new SimulatorConfig("127.0.0.1", 0, 1, ClockMode.MANUAL, null, 0, Webhooks.DEFAULT);
  }

  public SimulatorConfig withHost(String other) {
    return new SimulatorConfig(other, port, seed, clock, clockStart, rateLimit, webhooks);
  }

  public SimulatorConfig withPort(int other) {
    return new SimulatorConfig(host, other, seed, clock, clockStart, rateLimit, webhooks);
  }

  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(host, port, other, clock, clockStart, rateLimit, webhooks);
  }

  public SimulatorConfig withClock(ClockMode other) {
    return new SimulatorConfig(host, port, seed, other, clockStart, rateLimit, webhooks);
  }

  public SimulatorConfig withClockStart(@Nullable Instant other) {
    return new SimulatorConfig(host, port, seed, clock, other, rateLimit, webhooks);
  }

  public SimulatorConfig withRateLimit(int other) {
    return new SimulatorConfig(host, port, seed, clock, clockStart, other, webhooks);
  }

  public SimulatorConfig withWebhooks(Webhooks other) {
    return new SimulatorConfig(host, port, seed, clock, clockStart, rateLimit, other);
  }

  /** With the endpoint that every new account starts with; the rest of {@link #webhooks} stays. */
  public SimulatorConfig withWebhook(@Nullable Webhook other) {
    return withWebhooks(new Webhooks(other, webhooks.sent, webhooks.signedOnWallClock));
  }
}
