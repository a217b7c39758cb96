package testmode.merchant;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A few canned answers of Stripe with just enough memory for the shop's own tests. */
final class StandIn implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final StandInPayments payments = new StandInPayments();

  /** Every request that arrived, in order. */
  final List<Call> calls = new CopyOnWriteArrayList<>();

  /** While set, requests wait here after they were recorded and before anything happens. */
  volatile CountDownLatch hold = new CountDownLatch(0);

  /**
   * While set, requests lose their connection at once and act only when it is down, as those do
   * whose sender's patience is over.
   */
  volatile CountDownLatch late;

  record Call(String method, String path, String key, Map<String, String> form) {
    boolean is(String method, String path) {
      return this.method.equals(method) && this.path.matches(path);
    }
  }

  record Reply(int status, Object body) {}

  /** What happens to matching calls. */
  enum What {
    REQUEST_LOST,
    REPLY_LOST,
    /**
     * Stripe acts and the connection breaks: the one case in which the JDK sends again by itself.
     */
    CONNECTION_BROKEN,
    REPLY_CUT,
    BROKEN_500,
    REFUSED_429,
    CONFLICT_409
  }

  private static final class Fault {
    final What what;
    final Predicate<Call> calls;
    int left;

    Fault(What what, Predicate<Call> calls, int times) {
      this.what = what;
      this.calls = calls;
      this.left = times;
    }

    synchronized boolean hits(Call call) {
      return calls.test(call) && left-- > 0;
    }
  }

  private StandIn(HttpServer server) {
    this.server = server;
  }

  static StandIn start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    StandIn standIn = new StandIn(server);
    server.setExecutor(standIn.threads);
    server.createContext("/", standIn::serve);
    server.start();
    return standIn;
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  StandInPayments payments() {
    return payments;
  }

  void fault(What what, int times, Predicate<Call> calls) {
    faults.add(new Fault(what, calls, times));
  }

  /** Breaks the next so many calls that could pay. */
  void faultOnPaying(What what, int times) {
    fault(what, times, call -> call.is("POST", "/v1/payment_intents(/pi_\\w+/confirm)?"));
  }

  void recover() {
    faults.clear();
  }

  List<Call> calls(String method, String path) {
    return calls.stream().filter(call -> call.is(method, path)).toList();
  }

  @Override
  public void close() {
    hold.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = read(exchange);
      CountDownLatch held = hold;
      CountDownLatch later = late;
      calls.add(call);
      if (later != null) {
        breakOff(exchange);
        exchange.close();
        await(later);
        once(call);
        return;
      }
      await(held);
      What what =
          faults.stream()
              .filter(fault -> fault.hits(call))
              .map(f -> f.what)
              .findFirst()
              .orElse(null);
      if (what == What.REQUEST_LOST) {
        breakOff(exchange);
        return;
      }
      Reply refused = refused(what);
      Reply reply = refused != null ? refused : once(call);
      if (what == What.REPLY_LOST) {
        breakOff(exchange);
      } else if (what != What.CONNECTION_BROKEN) {
        send(exchange, reply, what == What.REPLY_CUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Closes the connection after the headers: a failure that the JDK's client does not mend by
   * itself, as it does when not even these come. Newer JDKs send headers with the body's first
   * byte.
   */
  private static void breakOff(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write(' ');
    exchange.getResponseBody().flush();
  }

  private static Reply refused(What what) {
    if (what == What.BROKEN_500) {
      return new Reply(500, error("api_error", null, "Broken"));
    }
    if (what == What.REFUSED_429) {
      return new Reply(429, error("invalid_request_error", "rate_limit", "Too many"));
    }
    return what == What.CONFLICT_409
        ? new Reply(409, error("idempotency_error", "idempotency_key_in_use", "In use"))
        : null;
  }

  /** Stripe's promise: one key, one effect. */
  private Reply once(Call call) {
    if (!call.method.equals("POST")) {
      return payments.answer(call);
    }
    return replies.computeIfAbsent(call.key, key -> payments.answer(call));
  }

  static Map<String, Object> error(String type, String code, String message) {
    Map<String, Object> error = new TreeMap<>(Map.of("type", type, "message", message));
    if (code != null) {
      error.put("code", code);
    }
    return Map.of("error", error);
  }

  private static Call read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> form = new TreeMap<>();
    List<String> pairs = new ArrayList<>(Arrays.asList(body.split("&")));
    pairs.addAll(Arrays.asList(String.valueOf(query).split("&")));
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
        form);
  }

  private static void send(HttpExchange exchange, Reply reply, boolean cut) throws IOException {
    byte[] body = GSON.toJson(reply.body).getBytes(StandardCharsets.UTF_8);
    byte[] sent = cut ? Arrays.copyOf(body, body.length / 2) : body;
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status, sent.length);
    exchange.getResponseBody().write(sent);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nobody let the held request go on");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
