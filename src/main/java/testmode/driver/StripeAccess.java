package testmode.driver;

import java.net.URI;

/**
 * How to reach the Stripe account of one scenario directly, past the network.
 *
 * @param base where its API is
 */
public record StripeAccess(URI base, String secretKey, String publishableKey) {

  /** Without the keys: they must not reach a log or a report. */
  @Override
  public String toString() {
    return "StripeAccess[" + base + "]";
  }
}
