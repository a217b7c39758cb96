package shop.checkout;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request, and its answer. */
final class Call {

  /** What answers a call. */
  interface Handler {
    void handle(Call call) throws IOException, StripeException;
  }

  /** Larger than any event; who sends more is not Stripe. */
  private static final int LARGEST_BODY = 1 << 20;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final HttpExchange exchange;
  private String id = "";

  private Call(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** Says in words what went wrong. A Stripe that does not answer is no verdict on a payment. */
  static HttpHandler handledBy(Handler handler) {
    return exchange -> {
      Call call = new Call(exchange);
      try (exchange) {
        try {
          handler.handle(call);
        } catch (Refused refused) {
          call.problem(refused.status(), refused.getMessage());
        } catch (ApiConnectionException | ApiException | RateLimitException outage) {
          System.err.println("Stripe is in trouble: " + outage.getClass().getSimpleName());
          call.problem(503, "The till does not answer. Please try again in a moment.");
        } catch (StripeException | RuntimeException mistake) {
          System.err.println("Mistake: " + mistake);
          call.problem(500, "That did not work.");
        }
      }
    };
  }

  /** Whether it is this request; {@code {id}} in the path stands for one part of it. */
  boolean is(String method, String path) {
    String pattern = Pattern.quote(path).replace("{id}", "\\E([\\w-]+)\\Q");
    Matcher matcher = Pattern.compile(pattern).matcher(exchange.getRequestURI().getPath());
    boolean fits = exchange.getRequestMethod().equals(method) && matcher.matches();
    if (fits && matcher.groupCount() > 0) {
      id = matcher.group(1);
    }
    return fits;
  }

  void requires(String method) {
    if (!exchange.getRequestMethod().equals(method)) {
      throw new Refused(405, "Only " + method + " is understood here.");
    }
  }

  /** What stood for {@code {id}}. */
  String id() {
    return id;
  }

  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  boolean wantsJson() {
    String accepted = header("Accept");
    return accepted != null && accepted.startsWith("application/json");
  }

  /** As it came, byte for byte: a signature is over it. */
  String body() throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  Map<String, String> form() throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String field : body().split("&")) {
      String[] parts = field.split("=", 2);
      if (parts.length == 2) {
        fields.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  void json(int status, Map<String, ?> body) throws IOException {
    answer(status, "application/json", GSON.toJson(body));
  }

  void html(String page) throws IOException {
    answer(200, "text/html; charset=utf-8", page);
  }

  void seeOther(String path) throws IOException {
    exchange.getResponseHeaders().set("Location", path);
    answer(303, "text/html; charset=utf-8", "<a href=\"" + path + "\">Your order</a>");
  }

  private void problem(int status, String words) throws IOException {
    json(status, Map.of("problem", words));
  }

  private void answer(int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
