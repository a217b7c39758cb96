package testmode.merchant;

import java.net.URI;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The door of the reference merchant: starts a shop on 127.0.0.1 with empty books of its own.
 *
 * <p>It speaks JSON, and HTML to browsers. Prices in requests are decimal strings, amounts in
 * answers minor units. {@code POST /orders} adds an order; {@code /orders/{id}/pay} and {@code
 * /orders/{id}/payment-intent} are the two flows; {@code /webhooks/stripe} is the address for
 * Stripe's events; {@code /jobs/reconcile} and {@code /jobs/expire-reservations} are what cron
 * runs.
 */
public final class ReferenceShop implements AutoCloseable {

  private final Books books;
  private final ShopServer server;

  private ReferenceShop(Books books, ShopServer server) {
    this.books = books;
    this.server = server;
  }

  /** Starts the honest shop. */
  public static ReferenceShop start(ShopConfig config) {
    return start(config, new Decisions());
  }

  /**
   * Starts a shop that decides otherwise; only those who test a test suite need this.
   *
   * @throws IllegalStateException the port is taken
   */
  public static ReferenceShop start(ShopConfig config, Decisions decisions) {
    Books books = Books.open();
    try {
      ShopServer server = ShopServer.bind(config.port());
      server.start(routes(config, decisions, books.jdbi(), server.baseUri()));
      return new ReferenceShop(books, server);
    } catch (RuntimeException e) {
      books.close();
      throw e;
    }
  }

  private static Routes routes(ShopConfig config, Decisions decisions, Jdbi books, URI base) {
    InstantSource clock = config.clock();
    Prices prices = new Prices(decisions);
    StripePayments stripe = new StripePayments(config, decisions);
    Orders orders = new Orders(books, clock);
    LateRequests late = new LateRequests(books, config);
    Claims claims = new Claims(books, clock, late);
    PaymentBook payments = new PaymentBook(books, clock, late, decisions);
    Inquiries inquiries = new Inquiries(stripe, orders, payments, late, decisions);
    Checkout checkout =
        new Checkout(config, orders, claims, payments, stripe, inquiries, prices, decisions);
    RefundDesk refunds = new RefundDesk(books, orders, stripe, prices, decisions, clock, late);
    WebhookReceiver webhooks =
        new WebhookReceiver(
            config,
            orders,
            decisions,
            id ->
                new EventHandling(
                    books, clock, orders, payments, refunds, inquiries, decisions, id));
    Jobs jobs = new Jobs(config, orders, claims, payments, inquiries, refunds, decisions);
    return new Routes(config, orders, checkout, refunds, webhooks, jobs, base);
  }

  /** Where the shop answers, {@code http://127.0.0.1:PORT}. */
  public URI baseUri() {
    return server.baseUri();
  }

  /** Stops answering and forgets the books. */
  @Override
  public void close() {
    server.close();
    books.close();
  }
}
