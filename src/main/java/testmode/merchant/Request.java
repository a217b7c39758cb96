package testmode.merchant;

import com.google.gson.JsonElement;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read whole.
 *
 * @param path its parts, without empty ones
 * @param body as sent; the webhook receiver needs every byte
 */
record Request(
    String method, List<String> path, Map<String, String> query, Headers headers, String body) {

  /** Stripe's largest events are far below this; nothing else comes near. */
  private static final int LARGEST_BODY = 1 << 20;

  /** The headers that matter here; null where one is missing. */
  record Headers(
      @Nullable String accept,
      @Nullable String contentType,
      @Nullable String authorization,
      @Nullable String idempotencyKey,
      @Nullable String stripeSignature) {}

  /**
   * @throws ShopError 413 if the body is larger than the shop takes
   */
  static Request of(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LARGEST_BODY + 1);
    }
    if (body.length > LARGEST_BODY) {
      throw new ShopError(413, "The body is larger than " + LARGEST_BODY + " bytes.");
    }
    com.sun.net.httpserver.Headers sent = exchange.getRequestHeaders();
    String path = String.valueOf(exchange.getRequestURI().getPath());
    return new Request(
        exchange.getRequestMethod(),
        Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList(),
        form(exchange.getRequestURI().getRawQuery()),
        new Headers(
            sent.getFirst("Accept"),
            sent.getFirst("Content-Type"),
            sent.getFirst("Authorization"),
            sent.getFirst("Idempotency-Key"),
            sent.getFirst("Stripe-Signature")),
        new String(body, StandardCharsets.UTF_8));
  }

  /** A browser asks; everybody else gets JSON. */
  boolean wantsPage() {
    return headers.accept() != null && headers.accept().contains("text/html");
  }

  /** The fields of the body, from JSON or from a form; an empty body has none. */
  Map<String, String> fields() {
    if (body.isBlank()) {
      return Map.of();
    }
    String type = String.valueOf(headers.contentType()).toLowerCase(Locale.ROOT);
    return type.startsWith("application/x-www-form-urlencoded") ? form(body) : json(body);
  }

  private static Map<String, String> json(String body) {
    Map<String, String> fields = new HashMap<>();
    Json.read(body)
        .entrySet()
        .forEach(
            field -> {
              JsonElement value = field.getValue();
              if (value.isJsonNull()) {
                return;
              }
              if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
                throw new ShopError(422, "The field '" + field.getKey() + "' must be a string.");
              }
              fields.put(field.getKey(), value.getAsString());
            });
    return fields;
  }

  private static Map<String, String> form(@Nullable String text) {
    Map<String, String> fields = new HashMap<>();
    if (text == null || text.isEmpty()) {
      return fields;
    }
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ShopError(400, "The request has a broken percent-encoding.");
    }
  }
}
