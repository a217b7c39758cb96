package testmode.merchant;

import java.net.URI;

/**
 * The door of the reference merchant: starts a shop on 127.0.0.1 with empty books of its own.
 *
 * <p>Its HTTP interface is in the README of the project. Amounts in answers are minor units, prices
 * in requests are decimal strings.
 */
public final class ReferenceShop implements AutoCloseable {

  private final ShopConfig config;

  private ReferenceShop(ShopConfig config) {
    this.config = config;
  }

  /** Starts the honest shop. */
  public static ReferenceShop start(ShopConfig config) {
    return start(config, new Decisions());
  }

  /** Starts a shop that decides otherwise; only those who test a test suite need this. */
  public static ReferenceShop start(ShopConfig config, Decisions decisions) {
    return new ReferenceShop(config);
  }

  /** Where the shop answers, {@code http://127.0.0.1:PORT}. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + config.port());
  }

  /** Stops answering and forgets the books. */
  @Override
  public void close() {}
}
