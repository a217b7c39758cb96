package testmode.network;

import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Addresses;
import testmode.network.messages.Signature;

/**
 * How to start a {@link FaultyNetwork}.
 *
 * @param stripe where Stripe is: the simulator's base or {@code https://api.stripe.com}
 * @param port where to listen on 127.0.0.1; 0 takes a free port
 * @param clock gives the times of the recorded exchanges
 * @param signingSecret the webhook endpoint's secret ({@code whsec_…}), known to {@code
 *     event-stale} only; null when the endpoint does not exist yet (see {@link
 *     FaultyNetwork#signWith})
 * @param takesEndpoints whether events to endpoints that the merchant registers at Stripe itself
 *     are led through the network. Not where Stripe is to reach the merchant past it
 * @param merchantTls what checks the merchant's certificate; null for the JVM's own checks. What
 *     goes to Stripe is always checked by those
 */
public record NetworkConfig(
    URI stripe,
    int port,
    InstantSource clock,
    @Nullable String signingSecret,
    boolean takesEndpoints,
    @Nullable SSLContext merchantTls) {

  public NetworkConfig {
    Objects.requireNonNull(clock, "clock");
    Addresses.requireHttp("stripe", stripe);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port (" + port + ") must be between 0 and 65535");
    }
    if (signingSecret != null) {
      Signature.requireSecret(signingSecret);
    }
  }

  /** A free port and the machine's clock. */
  public static NetworkConfig to(URI stripe) {
    return new NetworkConfig(stripe, 0, InstantSource.system(), null, false, null);
  }

  public NetworkConfig withPort(int newPort) {
    return new NetworkConfig(stripe, newPort, clock, signingSecret, takesEndpoints, merchantTls);
  }

  public NetworkConfig withClock(InstantSource newClock) {
    return new NetworkConfig(stripe, port, newClock, signingSecret, takesEndpoints, merchantTls);
  }

  public NetworkConfig signWith(String secret) {
    return new NetworkConfig(stripe, port, clock, secret, takesEndpoints, merchantTls);
  }

  /**
   * Has the network take the place of the endpoints that the merchant registers itself ({@code POST
   * /v1/webhook_endpoints}): Stripe delivers to the network, which delivers to the merchant.
   */
  public NetworkConfig takingEndpoints() {
    return new NetworkConfig(stripe, port, clock, signingSecret, true, merchantTls);
  }

  /** Hands events over to a merchant whose certificate only this context believes. */
  public NetworkConfig withMerchantTls(SSLContext context) {
    return new NetworkConfig(stripe, port, clock, signingSecret, takesEndpoints, context);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "NetworkConfig[stripe=%s, port=%d, signingSecret=%s]"
        .formatted(stripe, port, signingSecret == null ? "none" : "given");
  }
}
