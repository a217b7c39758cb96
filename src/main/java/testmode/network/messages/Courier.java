package testmode.network.messages;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import testmode.http.UnpooledHttpClient;

/** Hands events over to the merchant, byte for byte, and brings the answer back. Thread-safe. */
public final class Courier {

  /**
   * Longer than Stripe waits for a webhook's answer; guards against a merchant that never answers.
   */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Between two neighbours and theirs alone (RFC 9110, 7.6.1), or set by the client itself. */
  private static final Set<String> HOP =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** One for all networks: a thread for each would be a waste. */
  private static final HttpClient CLIENT = UnpooledHttpClient.create();

  /** And one for each context; a run has one at most. */
  private static final Map<SSLContext, HttpClient> CLIENTS = new ConcurrentHashMap<>();

  private final HttpClient client;

  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile @Nullable URI merchant;
  private volatile boolean closed;

  /**
   * @param tls what checks the merchant's certificate; null for the JVM's own checks
   */
  public Courier(@Nullable SSLContext tls) {
    client = tls == null ? CLIENT : CLIENTS.computeIfAbsent(tls, UnpooledHttpClient::create);
  }

  public void deliverTo(@Nullable URI merchantWebhook) {
    merchant = merchantWebhook;
  }

  /**
   * Where the merchant takes events; empty before it is known.
   *
   * @param registered null for where it takes events otherwise
   */
  public String path(@Nullable URI registered) {
    URI to = registered != null ? registered : merchant;
    return to == null ? "" : to.getRawPath();
  }

  /**
   * The merchant's answer, or what became of the attempt to get it.
   *
   * @param registered where the merchant asked for it; null for where it takes events otherwise
   */
  public Outcome handOver(@Nullable URI registered, HttpHeaders headers, byte[] body) {
    URI to = registered != null ? registered : merchant;
    if (to == null || closed) {
      return Outcome.none(503, "the network has no merchant to deliver to");
    }
    CompletableFuture<HttpResponse<byte[]>> sending =
        client.sendAsync(request(to, headers, body), HttpResponse.BodyHandlers.ofByteArray());
    underWay.add(sending);
    try {
      if (closed) {
        sending.cancel(true);
      }
      return new Outcome(answer(sending.get()), true);
    } catch (ExecutionException e) {
      boolean late = e.getCause() instanceof HttpTimeoutException;
      return Outcome.none(late ? 504 : 502, "the merchant gave no answer: " + e.getCause());
    } catch (CancellationException e) {
      return Outcome.none(503, "the network was closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.none(503, "the network was closed");
    } finally {
      underWay.remove(sending);
    }
  }

  public void close() {
    closed = true;
    underWay.forEach(sending -> sending.cancel(true));
  }

  private static HttpRequest request(URI to, HttpHeaders headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (HttpHeader header : headers.all()) {
      if (!HOP.contains(header.key().toLowerCase(Locale.ROOT))) {
        header.values().forEach(value -> request.header(header.key(), value));
      }
    }
    return request.build();
  }

  private static Reply.Whole answer(HttpResponse<byte[]> response) {
    List<HttpHeader> headers = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new HttpHeader(name, values));
              }
            });
    return new Reply.Whole(response.statusCode(), new HttpHeaders(headers), response.body());
  }

  /**
   * How a hand-over ended.
   *
   * @param answer the merchant's, or what Stripe is told instead
   * @param answered whether it is the merchant's
   */
  public record Outcome(Reply.Whole answer, boolean answered) {

    private static Outcome none(int status, String why) {
      return new Outcome(Reply.Whole.text(status, why), false);
    }
  }
}
