package testmode.merchant;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How the SDK's requests travel: each exactly once, and none longer than its time-out.
 *
 * <p>The SDK's own transport rests on {@code HttpURLConnection}, which sends a POST a second time
 * by itself when the connection breaks, and whose read time-out starts anew with every byte.
 * Retrying is the shop's decision, and a shopper waits for no dribble.
 */
final class StripeTransport extends com.stripe.net.HttpClient {

  /** One for all shops of a process: it keeps connections and threads of its own. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Duration timeout;

  /**
   * @param timeout for connecting, sending and reading the whole answer
   */
  StripeTransport(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    CompletableFuture<HttpResponse<String>> answer = null;
    try {
      answer = CLIENT.sendAsync(http(request), HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new StripeResponse(
          response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ApiConnectionException("Timed out", e);
    } catch (ExecutionException e) {
      throw new ApiConnectionException("The connection broke", e.getCause());
    } catch (IOException e) {
      throw new ApiConnectionException("The request cannot be sent", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("Interrupted", e);
    }
  }

  private static HttpRequest http(StripeRequest request) throws IOException {
    try {
      HttpRequest.Builder http = HttpRequest.newBuilder(request.url().toURI());
      request.headers().map().forEach((name, values) -> values.forEach(v -> http.header(name, v)));
      http.setHeader("User-Agent", buildUserAgentString(request));
      http.setHeader("X-Stripe-Client-User-Agent", buildXStripeClientUserAgentString());
      if (request.content() == null) {
        return http.method(request.method().name(), HttpRequest.BodyPublishers.noBody()).build();
      }
      http.setHeader("Content-Type", request.content().contentType());
      byte[] body = request.content().byteArrayContent();
      return http.method(request.method().name(), HttpRequest.BodyPublishers.ofByteArray(body))
          .build();
    } catch (URISyntaxException e) {
      throw new IOException("Not an address: " + e.getMessage(), e);
    }
  }
}
