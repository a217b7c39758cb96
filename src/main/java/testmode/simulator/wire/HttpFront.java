package testmode.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The listening socket: turns exchanges into {@link HttpRequest}s and answers back into bytes. */
public final class HttpFront implements AutoCloseable {
  static {
    // Without it the JDK's server waits for delayed acknowledgements: 40 ms an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Requests worked on at once; held ones keep their thread. */
  private static final int THREADS = 64;

  /** Requests that may wait for a thread; while they do, no further one is read. */
  private static final int MAX_WAITING = 1_024;

  /** Bytes; far above any form, so that a stray upload cannot fill the memory. */
  private static final int MAX_BODY = 1 << 20;

  /** Bytes of path and query, at about which Stripe's front door answers 414. */
  private static final int MAX_TARGET = 16_384;

  /** How long closing waits for requests that are being worked on. */
  private static final long CLOSE_SECONDS = 2;

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "[::]");

  /** A name or an address, perhaps in brackets, and perhaps a port. */
  private static final Pattern HOST = Pattern.compile("(?:[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::\\d+)?");

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Function<HttpRequest, HttpAnswer> answers;
  private final URI baseUri;

  private HttpFront(HttpServer server, String host, Function<HttpRequest, HttpAnswer> answers) {
    this.server = server;
    this.answers = answers;
    String name = host.contains(":") ? "[" + host + "]" : host;
    this.baseUri = URI.create("http://" + name + ":" + server.getAddress().getPort());
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            task -> {
              Thread thread = new Thread(task, "testmode-simulator");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public static HttpFront listen(String host, int port, Function<HttpRequest, HttpAnswer> answers) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    try {
      return new HttpFront(HttpServer.create(address, 0), host, answers);
    } catch (BindException e) {
      throw new IllegalStateException(
          "The simulator cannot listen on %s:%d (%s); name another port, or 0 for any free one."
              .formatted(host, port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The simulator cannot listen on %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  public URI baseUri() {
    return baseUri;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpAnswer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      }
      boolean bodyless = head || body.length == 0;
      exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : body.length);
      if (!bodyless) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().toString().length() > MAX_TARGET) {
      return tooLarge(414, "Request-URI Too Large");
    }
    byte[] body = bodyOf(exchange.getRequestBody());
    if (body.length > MAX_BODY) {
      return tooLarge(413, "Request Entity Too Large");
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    URI target = exchange.getRequestURI();
    String path = target.getRawPath() == null ? "/" : target.getRawPath();
    return answers.apply(
        new HttpRequest(
            exchange.getRequestMethod(),
            path,
            target.getRawQuery(),
            headers,
            body,
            reachedAt(baseUri, headers.get("host"))));
  }

  /** Where the caller found us: "everywhere" is no address that a browser could go to. */
  static URI reachedAt(URI listening, @Nullable String host) {
    return EVERYWHERE.contains(listening.getHost()) && host != null && HOST.matcher(host).matches()
        ? URI.create("http://" + host)
        : listening;
  }

  /** What is left of such a request is not read, so the connection ends; a client must know. */
  private static HttpAnswer tooLarge(int status, String reason) {
    HttpAnswer page = HttpAnswer.frontDoor(status, reason);
    Map<String, String> headers = new HashMap<>(page.headers());
    headers.put("Connection", "close");
    return new HttpAnswer(status, headers, page.body());
  }

  private static byte[] bodyOf(InputStream stream) throws IOException {
    return stream.readNBytes(MAX_BODY + 1);
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
