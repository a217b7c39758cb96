package testmode.network;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands at the far end of the network, as Stripe or as the merchant, and counts what reached it.
 */
final class Receiver implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  static final String INTENT =
      "{\"id\":\"pi_1\",\"object\":\"payment_intent\","
          + "\"amount\":4000,\"client_secret\":\"pi_1_secret_abcdefgh\"}";

  record Seen(String method, URI uri, Headers headers, byte[] body, long nanos) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getFirst(name);
    }
  }

  record Answer(int status, byte[] body, List<String> headers) {
    static Answer of(int status, String body, String... headers) {
      return new Answer(status, body.getBytes(StandardCharsets.UTF_8), List.of(headers));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Function<Seen, Answer> answering;

  private Receiver(Function<Seen, Answer> answering) throws IOException {
    this.answering = answering;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static Receiver answering(Function<Seen, Answer> answering) {
    try {
      return new Receiver(answering);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Receiver stripe() {
    return answering(seen -> Answer.of(200, INTENT, "Request-Id", "req_1"));
  }

  static Receiver merchant() {
    return answering(seen -> Answer.of(200, "handled"));
  }

  void answers(Function<Seen, Answer> newAnswering) {
    answering = newAnswering;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Seen> seen() {
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Seen arrived =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            exchange.getRequestBody().readAllBytes(),
            System.nanoTime());
    seen.add(arrived);
    Answer answer = answering.apply(arrived);
    for (int i = 0; i < answer.headers.size(); i += 2) {
      exchange.getResponseHeaders().add(answer.headers.get(i), answer.headers.get(i + 1));
    }
    exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
    exchange.getResponseBody().write(answer.body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
