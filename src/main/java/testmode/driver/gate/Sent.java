package testmode.driver.gate;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One request as it goes on to Stripe.
 *
 * @param uri at Stripe
 * @param authorization as the caller sent it; empty for none
 */
record Sent(
    String method, URI uri, Map<String, List<String>> headers, byte[] body, String authorization) {

  /** Method and path: what may be told. */
  String line() {
    return method + " " + uri.getPath();
  }

  /** Without headers and body. */
  @Override
  public String toString() {
    return line();
  }
}
