package testmode.shims;

import java.net.URI;
import java.util.List;
import java.util.Map;
import testmode.driver.web.TinyServer;

/** Where redirected calls arrive: payments by id, and a list of what was asked. */
final class StripeStub implements AutoCloseable {
  private final TinyServer server = new TinyServer();

  /**
   * @param payments ids of PaymentIntents that can be read
   */
  StripeStub(String... payments) {
    for (String id : payments) {
      String body = "{\"id\": \"%s\", \"object\": \"payment_intent\"}".formatted(id);
      Map<String, String> json = Map.of("Content-Type", "application/json");
      for (String method : List.of("GET", "POST")) {
        server.on(
            method + " /v1/payment_intents/" + id, asked -> new TinyServer.Reply(200, body, json));
      }
    }
  }

  URI base() {
    return server.uri();
  }

  /** Method and path of each call that arrived. */
  List<String> calls() {
    return server.asked().stream().map(TinyServer.Asked::line).toList();
  }

  List<TinyServer.Asked> asked() {
    return server.asked();
  }

  @Override
  public void close() {
    server.close();
  }
}
