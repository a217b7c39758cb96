import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The shop of the walk in docs/your-own-app.md: one file, nothing but a JDK, no SDK. It takes
 * orders, charges a card in one call or leaves that to the shopper's browser, hears Stripe's events
 * and gives money back.
 *
 * <pre>
 *   PORT=4242 STRIPE_SECRET_KEY=sk_test_… STRIPE_WEBHOOK_SECRET=whsec_… \
 *   java src/examples/tea-shop/TeaShop.java
 * </pre>
 */
public final class TeaShop {

  /** One order; guarded by itself. */
  private static final class Order {
    final String number;
    final String total;
    final String currency;
    String state = "new";
    String intent = "";
    int tries;

    Order(String number, String total, String currency) {
      this.number = number;
      this.total = total;
      this.currency = currency;
    }

    String json() {
      return "{\"number\":\"%s\",\"state\":\"%s\",\"total\":%s,\"currency\":\"%s\"}"
          .formatted(number, state, total, currency);
    }
  }

  private record Answer(int status, String body) {}

  private static final Pattern ORDER = Pattern.compile("/orders/(\\w+)(/payments|/checkout)?");

  private final String stripe = setting("STRIPE_BASE", "https://api.stripe.com");
  private final String key = setting("STRIPE_SECRET_KEY", "");
  private final String secret = setting("STRIPE_WEBHOOK_SECRET", "");
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Order> orders = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(setting("PORT", "4242"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    TeaShop shop = new TeaShop();
    server.createContext("/", shop::handle);
    server.start();
    System.out.println("The tea shop is open at http://127.0.0.1:" + port);
  }

  private static String setting(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer;
      try {
        answer = answer(exchange, body);
      } catch (IOException silence) {
        answer = new Answer(502, "{\"error\":\"our payment service cannot be reached\"}");
      } catch (InterruptedException | GeneralSecurityException broken) {
        answer = new Answer(500, "{\"error\":\"" + broken + "\"}");
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange, String body)
      throws IOException, InterruptedException, GeneralSecurityException {
    String path = exchange.getRequestURI().getPath();
    String line = exchange.getRequestMethod() + " " + path;
    if (line.equals("GET /health")) {
      return new Answer(200, "{\"open\":true}");
    }
    if (line.equals("POST /orders")) {
      String number = "T" + System.nanoTime() % 1_000_000 + count.incrementAndGet();
      Order order = new Order(number, field(body, "total"), field(body, "currency"));
      orders.put(number, order);
      return new Answer(201, order.json());
    }
    if (line.equals("POST /refunds")) {
      return refund(orders.get(field(body, "order")));
    }
    if (line.equals("POST /stripe-events")) {
      return event(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"));
    }
    Matcher order = ORDER.matcher(path);
    if (order.matches() && orders.containsKey(order.group(1))) {
      Order found = orders.get(order.group(1));
      if (order.group(2) == null) {
        return new Answer(200, found.json());
      }
      return order.group(2).equals("/checkout") ? checkout(found) : pay(found, field(body, "card"));
    }
    return new Answer(404, "{\"error\":\"there is no " + line + "\"}");
  }

  private Answer pay(Order order, String card) throws IOException, InterruptedException {
    synchronized (order) {
      if (!order.state.equals("new")) {
        return new Answer(409, "{\"error\":\"this order is not open\"}");
      }
      Map<String, String> form = new TreeMap<>();
      form.put("amount", order.total);
      form.put("currency", order.currency);
      form.put("payment_method", card);
      form.put("confirm", "true");
      form.put("automatic_payment_methods[enabled]", "true");
      form.put("automatic_payment_methods[allow_redirects]", "never");
      form.put("metadata[order]", order.number);
      String attempt = order.number + "-" + ++order.tries;
      HttpResponse<String> told = ask("/v1/payment_intents", form, attempt);
      if (told.statusCode() == 200 && field(told.body(), "status").equals("succeeded")) {
        order.intent = field(told.body(), "id");
        order.state = "sent";
        return new Answer(200, "{\"result\":\"thanks\"}");
      }
      if (told.statusCode() == 402) {
        return new Answer(200, "{\"result\":\"no\",\"why\":\"Your card was declined.\"}");
      }
      return new Answer(502, "{\"error\":\"our payment service said " + told.statusCode() + "\"}");
    }
  }

  /** The browser confirms, and the event says that it did; who asks again gets the same payment. */
  private Answer checkout(Order order) throws IOException, InterruptedException {
    synchronized (order) {
      if (!order.state.equals("new")) {
        return new Answer(409, "{\"error\":\"this order is not open\"}");
      }
      Map<String, String> form = new TreeMap<>();
      form.put("amount", order.total);
      form.put("currency", order.currency);
      form.put("automatic_payment_methods[enabled]", "true");
      form.put("metadata[order]", order.number);
      HttpResponse<String> told = ask("/v1/payment_intents", form, order.number + "-checkout");
      if (told.statusCode() != 200) {
        return new Answer(
            502, "{\"error\":\"our payment service said " + told.statusCode() + "\"}");
      }
      order.intent = field(told.body(), "id");
      String secret = field(told.body(), "client_secret");
      return new Answer(200, "{\"clientSecret\":\"" + secret + "\"}");
    }
  }

  private Answer refund(Order order) throws IOException, InterruptedException {
    if (order == null) {
      return new Answer(404, "{\"error\":\"there is no such order\"}");
    }
    synchronized (order) {
      if (!order.state.equals("sent")) {
        return new Answer(409, "{\"error\":\"this order is not paid\"}");
      }
      Map<String, String> form = Map.of("payment_intent", order.intent);
      HttpResponse<String> told = ask("/v1/refunds", form, order.number + "-refund");
      if (told.statusCode() != 200) {
        return new Answer(502, "{\"error\":\"the refund was not made\"}");
      }
      order.state = "given back";
      return new Answer(200, order.json());
    }
  }

  private Answer event(String body, String signature) throws GeneralSecurityException {
    if (signature == null || !signed(body, signature)) {
      return new Answer(400, "{\"error\":\"the signature is wrong\"}");
    }
    String number = field(body, "order");
    Order order = orders.get(number);
    if (order != null && body.contains("\"payment_intent.succeeded\"")) {
      synchronized (order) {
        if (order.state.equals("new")) {
          order.state = "sent";
        }
      }
    }
    return new Answer(200, "{}");
  }

  private boolean signed(String body, String signature) throws GeneralSecurityException {
    Map<String, String> parts =
        Pattern.compile(",").splitAsStream(signature).map(part -> part.split("=", 2))
            .filter(part -> part.length == 2)
            .collect(Collectors.toMap(part -> part[0], part -> part[1], (first, next) -> next));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] text = (parts.get("t") + "." + body).getBytes(StandardCharsets.UTF_8);
    String expected = HexFormat.of().formatHex(mac.doFinal(text));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8),
        String.valueOf(parts.get("v1")).getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> ask(String path, Map<String, String> form, String attempt)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stripe + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Idempotency-Key", attempt)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The first field of that name in a JSON text: enough for what this shop is told. */
  private static String field(String json, String name) {
    Matcher found =
        Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+))").matcher(json);
    return !found.find() ? "" : found.group(1) != null ? found.group(1) : found.group(2);
  }
}
