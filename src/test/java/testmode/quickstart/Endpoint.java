package testmode.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.ToIntBiFunction;

/** The server of a quick start that waits for Stripe's events. */
final class Endpoint implements AutoCloseable {
  private final HttpServer server;

  /**
   * @param receive gets payload and signature, and gives the status to answer
   */
  Endpoint(ToIntBiFunction<String, String> receive) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/webhook",
        exchange -> {
          String payload = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
          exchange.sendResponseHeaders(receive.applyAsInt(payload, signature), -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
