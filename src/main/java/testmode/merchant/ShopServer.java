package testmode.merchant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The shop's HTTP server: reads whole requests, answers every one, shows nobody a stack trace. */
final class ShopServer implements AutoCloseable {

  static {
    // Without it the JDK's server waits 40 ms for the other side's acknowledgement of each answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Each may wait for Stripe for its whole time-out: enough for a burst of double clicks. */
  private static final int THREADS = 64;

  private static final int WAITING_REQUESTS = 256;
  private static final int THREAD_IDLE_SECONDS = 5;

  /** Requests that still wait for Stripe at closing get this long; then they end by themselves. */
  private static final int CLOSING_MILLIS = 200;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private ShopServer(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Takes the port; nobody is answered before {@link #start}.
   *
   * @throws IllegalStateException the port is taken
   */
  static ShopServer bind(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
      return new ShopServer(server, threads());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The shop cannot listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  void start(Function<Request, Answer> shop) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, shop));
    server.start();
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            THREAD_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_REQUESTS),
            work -> {
              Thread thread = new Thread(work, "shop");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static void serve(HttpExchange exchange, Function<Request, Answer> shop)
      throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = shop.apply(Request.of(exchange));
      } catch (ShopError refused) {
        answer = Answer.error(refused.status(), refused.getMessage());
      } catch (RuntimeException defect) {
        answer = Answer.error(500, "Something went wrong in the shop. Please try again later.");
      }
      send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    answer.headers().forEach(headers::set);
    boolean noBody = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), noBody ? -1 : body.length);
    if (!noBody) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
