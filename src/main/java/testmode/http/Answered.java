package testmode.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.http.Header;

/** Apache's response in the JDK's form. */
record Answered<T>(HttpRequest request, int statusCode, HttpHeaders headers, T body)
    implements HttpResponse<T> {

  /** Lets the handler read the body, and hands over the answer when it has. */
  static <T> void complete(
      CompletableFuture<HttpResponse<T>> answer,
      HttpRequest request,
      SimpleHttpResponse response,
      BodyHandler<T> handler) {
    HttpHeaders headers = headers(response);
    BodySubscriber<T> body = handler.apply(new Info(response.getCode(), headers));
    body.getBody()
        .whenComplete(
            (read, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              } else {
                answer.complete(new Answered<>(request, response.getCode(), headers, read));
              }
            });
    body.onSubscribe(AllAtOnce.INSTANCE);
    byte[] bytes = response.getBodyBytes();
    if (bytes != null && bytes.length > 0) {
      body.onNext(List.of(ByteBuffer.wrap(bytes)));
    }
    body.onComplete();
  }

  private static HttpHeaders headers(SimpleHttpResponse response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }

  private record Info(int statusCode, HttpHeaders headers) implements ResponseInfo {
    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  /** The body is there already; nobody has to ask for more of it. */
  private enum AllAtOnce implements Flow.Subscription {
    INSTANCE;

    @Override
    public void request(long parts) {}

    @Override
    public void cancel() {}
  }
}
