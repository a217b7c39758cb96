package testmode.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client that opens a connection for each request and sends it once: no redirect, no
 * cookie, no second try. Thread-safe; its one thread is a daemon.
 *
 * <p>The JDK's own client keeps connections, and may close one that it has just handed out again
 * (JDK-8338569, JDK-8357639; seen on 17 and on 25, some ten times in a million requests). Whoever
 * may not try twice then has lost an answer and blames the app for it. Requests and responses are
 * the JDK's, so that its client can take this one's place when it is mended.
 *
 * <p>A time-out of a request covers the whole answer. What goes wrong comes as {@link
 * ConnectException}, {@link HttpTimeoutException} or another {@link IOException}.
 */
public final class UnpooledHttpClient extends HttpClient {

  /** Above what any part has open at once; nobody waits for somebody else's connection. */
  private static final int MAX_OPEN = 10_000;

  /** Everything runs on this machine or in a data centre: a longer handshake is an outage. */
  private static final Timeout CONNECT_LIMIT = Timeout.ofSeconds(10);

  private final SSLContext tls;
  private final CloseableHttpAsyncClient client;

  private UnpooledHttpClient(SSLContext tls) {
    this.tls = tls;
    this.client =
        HttpAsyncClients.custom()
            .setIOReactorConfig(
                IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true).build())
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MAX_OPEN)
                    .setMaxConnPerRoute(MAX_OPEN)
                    .setTlsStrategy(
                        new DefaultClientTlsStrategy(
                            tls, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
                    .setDefaultTlsConfig(
                        TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(CONNECT_LIMIT).build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
            .setUserAgent("testmode")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
    client.start();
  }

  /** Checks certificates as the JVM does. */
  public static HttpClient create() {
    try {
      return new UnpooledHttpClient(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  /**
   * @param tls what checks the other side's certificate, and whose it is
   */
  public static HttpClient create(SSLContext tls) {
    return new UnpooledHttpClient(tls);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> sending = sendAsync(request, handler);
    try {
      return sending.get();
    } catch (InterruptedException e) {
      sending.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException noAnswer) {
        throw noAnswer;
      }
      throw new IOException(e.getCause());
    }
  }

  /** Cancelling what comes back ends the connection. */
  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    CompletableFuture<SimpleHttpResponse> raw = new CompletableFuture<>();
    Future<SimpleHttpResponse> exchange =
        client.execute(
            Outgoing.of(request),
            SimpleResponseConsumer.create(),
            new FutureCallback<>() {
              @Override
              public void completed(SimpleHttpResponse answer) {
                raw.complete(answer);
              }

              @Override
              public void failed(Exception why) {
                raw.completeExceptionally(why);
              }

              @Override
              public void cancelled() {
                raw.completeExceptionally(new CancellationException());
              }
            });
    CompletableFuture<HttpResponse<T>> answer = new CompletableFuture<>();
    request.timeout().ifPresent(limit -> raw.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS));
    raw.whenComplete(
        (response, failure) -> {
          if (failure != null) {
            exchange.cancel(true);
            answer.completeExceptionally(told(failure));
          } else {
            Answered.complete(answer, request, response, handler);
          }
        });
    answer.whenComplete(
        (response, failure) -> {
          if (answer.isCancelled()) {
            exchange.cancel(true);
          }
        });
    return answer;
  }

  private static Throwable told(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return new HttpTimeoutException("request timed out");
    }
    if (failure instanceof ConnectException) {
      return new ConnectException(failure.getMessage());
    }
    return failure instanceof IOException || failure instanceof CancellationException
        ? failure
        : new IOException(failure.getMessage(), failure);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushed) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.of(CONNECT_LIMIT.toDuration());
  }

  @Override
  public Redirect followRedirects() {
    return Redirect.NEVER;
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.empty();
  }

  @Override
  public SSLContext sslContext() {
    return tls;
  }

  @Override
  public SSLParameters sslParameters() {
    return tls.getDefaultSSLParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.empty();
  }
}
