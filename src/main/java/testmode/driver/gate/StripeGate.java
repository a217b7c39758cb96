package testmode.driver.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a Stripe account that a run shares with others: the networks of all scenarios and
 * everything that reads the ledger send here, and it sends on.
 *
 * <p>Bytes pass unchanged both ways. It holds requests to a {@link Pace}, sends a request again
 * that Stripe refused with 429 (nothing has happened then), and keeps a {@link Tally}. It knows
 * neither faults nor scenarios. Listens on 127.0.0.1, any free port. Thread-safe.
 */
public final class StripeGate implements AutoCloseable {
  static {
    // Without it the JDK's server waits for delayed acknowledgements: 40 ms an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final URI stripe;
  private final Tally tally = new Tally();
  private final Patrol patrol;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "testmode-gate");
            thread.setDaemon(true);
            return thread;
          });

  private StripeGate(URI stripe, Pace pace, Set<String> keys) throws IOException {
    this.stripe = stripe;
    this.patrol = new Patrol(pace, keys, tally);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * @param stripe where Stripe is, without a path
   * @param keys the run's own keys, whose refusal means that nothing can be verified any more
   */
  public static StripeGate start(URI stripe, Pace pace, Set<String> keys) {
    try {
      return new StripeGate(stripe, pace, keys);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  /** What everybody uses as Stripe's address instead; without a slash at its end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Tally tally() {
    return tally;
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closed without an answer when Stripe gave none: the caller sees what it would see there.
    try (exchange) {
      HttpResponse<byte[]> answer = patrol.pass(sent(exchange));
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (Forwarder.handedOn(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = answer.body();
      boolean bodyless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), bodyless ? -1 : body.length);
      if (!bodyless) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Sent sent(HttpExchange exchange) throws IOException {
    URI target = exchange.getRequestURI();
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return new Sent(
        exchange.getRequestMethod(),
        URI.create(stripe + target.getRawPath() + query),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes(),
        authorization == null ? "" : authorization);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
