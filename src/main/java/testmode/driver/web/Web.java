package testmode.driver.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import testmode.http.UnpooledHttpClient;

/** Plain HTTP: one request, one answer or none, no redirects followed, nothing tried twice. */
public final class Web {

  private final HttpClient client;

  /** Made when it is first asked for; guarded by this. */
  private @Nullable Web trusting;

  /** Checks certificates, as browsers do. */
  public Web() {
    this(UnpooledHttpClient.create());
  }

  private Web(HttpClient client) {
    this.client = client;
  }

  /** The same for an app whose certificate nobody vouches for: it is not checked. */
  public synchronized Web trustingAnybody() {
    if (trusting == null) {
      trusting = new Web(UnpooledHttpClient.create(AnyCertificate.CONTEXT));
    }
    return trusting;
  }

  /** What {@link #trustingAnybody} goes by, for others who speak to such an app. */
  public static SSLContext anyCertificate() {
    return AnyCertificate.CONTEXT;
  }

  /**
   * Sends one request.
   *
   * @param limit how long to wait for the whole answer
   * @throws NoAnswerException when nothing, or not all of it, came back
   */
  public HttpAnswer send(
      String method, URI uri, Map<String, String> headers, @Nullable String body, Duration limit)
      throws NoAnswerException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(limit)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    String what = method + " " + uri.getPath();
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response.headers().map().forEach((name, values) -> received.put(name, values.get(0)));
      return new HttpAnswer(
          response.statusCode(),
          received,
          response.headers().allValues("Set-Cookie"),
          Encoding.text(response.body(), received.get("Content-Encoding")));
    } catch (HttpTimeoutException e) {
      throw new NoAnswerException(what + " gave no answer within " + limit.toMillis() + " ms", e);
    } catch (ConnectException e) {
      throw new NoAnswerException(
          what + " gave no answer: nothing listens on port " + uri.getPort(), e);
    } catch (IOException e) {
      throw new NoAnswerException(what + " gave no whole answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(what + " was interrupted", e);
    }
  }

  /** Nothing, or not all of it, came back. */
  public static final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
