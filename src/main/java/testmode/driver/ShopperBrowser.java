package testmode.driver;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import testmode.network.Exchange;

/**
 * The shopper's browser in one scenario, for pages that plain HTTP cannot play: Stripe's own 3-D
 * Secure page is made of frames and scripts.
 *
 * <p>Whoever opens a scenario's world says once where it plays ({@link #begin}); whoever began the
 * scenario sees to it that the browser is closed.
 */
public interface ShopperBrowser {

  /**
   * Why there is no browser that can be used; empty when there is one. The first call of a run may
   * take seconds, for it starts the browser.
   */
  Optional<String> lacking();

  /** The scenario begins; nothing is opened yet. */
  void begin(Scene scene);

  /**
   * Opens the bank's 3-D Secure page and answers it. The shop itself is not visited: where the
   * shopper is sent back to it, the browser stops short.
   *
   * @return the query that the shopper comes back to the shop with; empty when Stripe sends nobody
   *     back
   * @throws IllegalStateException in one sentence when the page is none that can be answered so, or
   *     leads nowhere in time
   */
  String answerChallenge(URI page, boolean approve);

  /**
   * Where a scenario plays.
   *
   * @param shop where the app answers: scheme, host and port
   * @param record takes every page that was asked for, as the network records what passes it
   * @param clock dates these exchanges
   */
  record Scene(URI shop, Consumer<Exchange> record, InstantSource clock) {}
}
