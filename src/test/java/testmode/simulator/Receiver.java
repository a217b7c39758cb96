package testmode.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/** A webhook endpoint for tests: keeps what it gets, answers what it is told to. */
final class Receiver implements AutoCloseable {
  /** One delivery as it arrived. */
  record Got(String body, String signature, String contentType) {}

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * @param answers the status for the first (1), second (2), … delivery; 0 closes the connection
   */
  Receiver(IntUnaryOperator answers) {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          got.add(
              new Got(
                  new String(body, StandardCharsets.UTF_8),
                  exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                  exchange.getRequestHeaders().getFirst("Content-Type")));
          int status = answers.applyAsInt(got.size());
          if (status > 0) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
          }
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
  }

  List<Got> got() {
    return got;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
