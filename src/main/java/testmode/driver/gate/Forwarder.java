package testmode.driver.gate;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import testmode.http.UnpooledHttpClient;

/** Sends one request on to Stripe, once. */
final class Forwarder {

  /** Longer than any SDK waits for Stripe, so that the gate is never the first to give up. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** Belong to one connection, or are set by the client itself. */
  private static final Set<String> NOT_HANDED_ON =
      Set.of("connection", "content-length", "expect", "host", "keep-alive", "te", "upgrade");

  private final HttpClient client = UnpooledHttpClient.create();

  HttpResponse<byte[]> send(Sent sent) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sent.uri())
            .timeout(LIMIT)
            .method(
                sent.method(),
                sent.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(sent.body()));
    sent.headers()
        .forEach(
            (name, values) -> {
              if (handedOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static boolean handedOn(String header) {
    return NOT_HANDED_ON.stream().noneMatch(header::equalsIgnoreCase)
        && !header.startsWith(":")
        && !header.equalsIgnoreCase("transfer-encoding");
  }
}
