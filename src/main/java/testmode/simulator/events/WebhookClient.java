package testmode.simulator.events;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.http.UnpooledHttpClient;

/**
 * Posts webhook deliveries: started one after the other in the order of asking, answered in any.
 *
 * <p>Redirects are not followed. One per simulator.
 */
public final class WebhookClient implements AutoCloseable {
  /** Deliveries on the wire at once; more wait their turn. */
  private static final int MAX_OPEN = 64;

  /** Deliveries that may wait; one more counts as failed. */
  private static final int MAX_WAITING = 10_000;

  private static final int ANSWER_THREADS = 4;

  private final Semaphore open = new Semaphore(MAX_OPEN);
  private final ThreadPoolExecutor starter =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          daemons("testmode-webhook-start"));
  private final ExecutorService answers =
      Executors.newFixedThreadPool(ANSWER_THREADS, daemons("testmode-webhook-answer"));
  private final HttpClient client = UnpooledHttpClient.create();

  /**
   * @param timeout for the whole exchange, in real time
   * @param answered gets the status once, or null if there was no answer
   */
  void post(
      URI url,
      Map<String, String> headers,
      String body,
      Duration timeout,
      Consumer<@Nullable Integer> answered) {
    try {
      starter.execute(() -> start(url, headers, body, timeout, answered));
    } catch (RejectedExecutionException fullOrClosed) {
      answered.accept(null);
    }
  }

  private void start(
      URI url,
      Map<String, String> headers,
      String body,
      Duration timeout,
      Consumer<@Nullable Integer> answered) {
    try {
      open.acquire();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      answered.accept(null);
      return;
    }
    try {
      java.net.http.HttpRequest.Builder request =
          java.net.http.HttpRequest.newBuilder(url)
              .timeout(timeout)
              .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));
      headers.forEach(request::header);
      client
          .sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
          .whenCompleteAsync(
              (response, failure) -> {
                open.release();
                answered.accept(response == null ? null : response.statusCode());
              },
              answers);
    } catch (IllegalArgumentException unusableUrl) {
      open.release();
      answered.accept(null);
    }
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    starter.shutdownNow();
    answers.shutdown();
  }
}
