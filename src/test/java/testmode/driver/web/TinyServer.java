package testmode.driver.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An app or a Stripe of a few lines: one answer for each method and path, and a list of what was
 * asked.
 */
public final class TinyServer implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  public record Asked(String line, String query, Map<String, String> headers, String body) {}

  public record Reply(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Map<String, Function<Asked, @Nullable Reply>> replies = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public TinyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public TinyServer on(String line, int status, String body) {
    return on(line, asked -> new Reply(status, body, Map.of()));
  }

  /** A reply of null closes the connection without an answer. */
  public TinyServer on(String line, Function<Asked, @Nullable Reply> reply) {
    replies.put(line, reply);
    return this;
  }

  public List<Asked> asked() {
    return asked;
  }

  public List<String> lines() {
    return asked.stream().map(Asked::line).toList();
  }

  public Asked last() {
    return asked.get(asked.size() - 1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
      Asked request = new Asked(line, query, headers, body);
      asked.add(request);
      Reply reply =
          replies
              .getOrDefault(
                  line, any -> new Reply(404, "{\"error\":\"no " + line + "\"}", Map.of()))
              .apply(request);
      if (reply != null) {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
