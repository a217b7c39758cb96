package testmode.acceptance.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A line to Chrome beside WebDriver, for what WebDriver has no word for: a tab with cookies of its
 * own, what a tab asks for, and a stand-in for a shop. Thread-safe.
 *
 * <p>It bypasses the driver on purpose: chromedriver does one thing after the other, and would not
 * let a page be answered while it waits for that page.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class DevTools implements AutoCloseable {

  /** An answer takes milliseconds; a machine that is busy may need more. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AtomicInteger count = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final WebSocket socket;

  /** Guarded by the socket, as sending is. */
  private boolean closed;

  private DevTools(HttpClient client, URI uri, BiConsumer<String, JsonObject> events) {
    this.socket =
        client
            .newWebSocketBuilder()
            .connectTimeout(LIMIT)
            .buildAsync(uri, new Listener(events))
            .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
            .join();
  }

  /**
   * Connects.
   *
   * @param events is told the method and the parameters of every event, one after the other; it
   *     must not wait for an answer
   */
  static DevTools connect(HttpClient client, URI uri, BiConsumer<String, JsonObject> events) {
    try {
      return new DevTools(client, uri, events);
    } catch (CompletionException e) {
      throw new PageException("Chrome's DevTools do not answer at " + uri.getAuthority(), e);
    }
  }

  /**
   * Asks and waits for the result.
   *
   * @throws PageException naming the method when it is refused or not answered
   */
  JsonObject call(String method, Map<String, ?> parameters) {
    try {
      return send(method, parameters).orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw new PageException("Chrome did not " + method + ": " + e.getCause().getMessage(), e);
    }
  }

  /** Asks and does not wait; the result comes when it comes. */
  CompletableFuture<JsonObject> send(String method, Map<String, ?> parameters) {
    int id = count.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", Json.tree(parameters));
    synchronized (socket) {
      if (closed) {
        answer.completeExceptionally(new IllegalStateException("the line is closed"));
      } else {
        socket.sendText(message.toString(), true).join();
      }
    }
    return answer;
  }

  @Override
  public void close() {
    synchronized (socket) {
      closed = true;
      socket.abort();
    }
  }

  /** Puts messages together and hands them to whom they concern. */
  private final class Listener implements WebSocket.Listener {
    private final BiConsumer<String, JsonObject> events;
    private final StringBuilder message = new StringBuilder();

    Listener(BiConsumer<String, JsonObject> events) {
      this.events = events;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        JsonObject whole = JsonParser.parseString(message.toString()).getAsJsonObject();
        message.setLength(0);
        take(whole);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      onError(from, new IOException("Chrome closed the line"));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      waiting.values().forEach(answer -> answer.completeExceptionally(error));
    }

    private void take(JsonObject whole) {
      if (!whole.has("id")) {
        events.accept(whole.get("method").getAsString(), whole.getAsJsonObject("params"));
        return;
      }
      CompletableFuture<JsonObject> answer = waiting.remove(whole.get("id").getAsInt());
      if (answer == null) {
        return;
      }
      if (whole.has("error")) {
        String why = whole.getAsJsonObject("error").get("message").getAsString();
        answer.completeExceptionally(new IllegalStateException(why));
      } else {
        answer.complete(whole.getAsJsonObject("result"));
      }
    }
  }
}
