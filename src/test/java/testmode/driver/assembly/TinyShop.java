package testmode.driver.assembly;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shop in a process of its own, told by its environment where Stripe is; needs the JDK only. */
final class TinyShop {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, String> PAID_BY_EVENT = new ConcurrentHashMap<>();
  private static volatile String secret = System.getenv("WEBHOOK_SECRET");
  private static volatile boolean up;

  private TinyShop() {}

  /** Listens on {@code PORT}. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/", TinyShop::answer);
    server.start();
    if (System.getenv("REGISTERS") != null) {
      register(port);
    }
    up = true;
    System.out.println("listening with " + System.getenv("STRIPE_KEY"));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String said = "{}";
    int status = 200;
    try {
      switch (path) {
        case "/health" -> status = up ? 200 : 503;
        case "/setup" -> said = "{\"sku\":\"sku-" + body + "\"}";
        case "/reset" -> PAID_BY_EVENT.clear();
        case "/pay" -> said = pay(body);
        case "/books" -> said = "{\"state\":\"paid\",\"sold\":" + PAID_BY_EVENT.size() + "}";
        case "/webhook" ->
            status = event(exchange.getRequestHeaders().getFirst("Stripe-Signature"), body);
        case "/die" -> {
          System.out.println("out of memory");
          Runtime.getRuntime().halt(7);
        }
        default -> status = 404;
      }
    } catch (Exception e) {
      status = 500;
      said = "{\"error\":\"" + e + "\"}";
    }
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String pay(String card) throws Exception {
    String form =
        "amount=1400&currency=usd&confirm=true&payment_method="
            + card
            + "&automatic_payment_methods[enabled]=true"
            + "&automatic_payment_methods[allow_redirects]=never";
    String told = stripe("/v1/payment_intents", form);
    Matcher status = Pattern.compile("\"status\": ?\"(\\w+)\"").matcher(told);
    return "{\"outcome\":\"" + (status.find() ? status.group(1) : "none") + "\"}";
  }

  private static void register(int port) throws IOException {
    String form = "enabled_events[]=*&url=http%3A%2F%2F127.0.0.1%3A" + port + "%2Fwebhook";
    try {
      String told = stripe("/v1/webhook_endpoints", form);
      Matcher own = Pattern.compile("\"(whsec_\\w+)\"").matcher(told);
      secret = own.find() ? own.group(1) : "none";
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static String stripe(String path, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("STRIPE_BASE") + path))
            .header("Authorization", "Bearer " + System.getenv("STRIPE_KEY"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static int event(String signature, String body) throws Exception {
    Matcher parts = Pattern.compile("t=(\\d+),v1=(\\w+)").matcher(signature);
    if (!parts.find()) {
      return 400;
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] right = mac.doFinal((parts.group(1) + "." + body).getBytes(StandardCharsets.UTF_8));
    long age = System.currentTimeMillis() / 1000 - Long.parseLong(parts.group(1));
    if (!HexFormat.of().formatHex(right).equals(parts.group(2)) || Math.abs(age) > 300) {
      return 400;
    }
    Matcher intent = Pattern.compile("\"id\": ?\"(pi_\\w+)\"").matcher(body);
    PAID_BY_EVENT.put(intent.find() ? intent.group(1) : "?", "paid");
    return 200;
  }
}
