package testmode.network.messages;

import java.net.URI;

/** The rule for addresses that the network forwards to. */
public final class Addresses {

  private Addresses() {}

  public static void requireHttp(String name, URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null) {
      throw new IllegalArgumentException(
          "%s (%s) must be an absolute http or https address, for example http://127.0.0.1:12111"
              .formatted(name, address));
    }
  }
}
