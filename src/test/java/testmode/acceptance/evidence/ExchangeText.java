package testmode.acceptance.evidence;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import testmode.network.Exchange;

/** Everything that passed, as text for people: one exchange after the other, bodies laid out. */
final class ExchangeText {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Headers that tell something about money or faults; the rest is the machine talking. */
  private static final List<String> TOLD =
      List.of(
          "Idempotency-Key",
          "Idempotent-Replayed",
          "Original-Request",
          "Request-Id",
          "Retry-After",
          "Stripe-Should-Retry",
          "Stripe-Signature");

  private ExchangeText() {}

  static String of(List<Exchange> exchanges) {
    if (exchanges.isEmpty()) {
      return "Nothing passed.\n";
    }
    return "Keys, secrets and card numbers are masked; null and empty values are left out.\n\n"
        + exchanges.stream().map(ExchangeText::one).collect(Collectors.joining("\n"));
  }

  private static String one(Exchange exchange) {
    StringBuilder text = new StringBuilder();
    text.append(
        "#%d  %s → %s   %s %s%s\n"
            .formatted(
                exchange.number(),
                exchange.from().word(),
                exchange.to().word(),
                exchange.method(),
                exchange.path(),
                exchange.query().isEmpty() ? "" : "?" + exchange.query()));
    text.append(
        "    at %s, took %d ms\n"
            .formatted(Instant.ofEpochMilli(exchange.startedMillis()), exchange.tookMillis()));
    if (exchange.fault() != null && exchange.leg() != null) {
      text.append("    FAULT %s, %s\n".formatted(exchange.fault(), Legs.words(exchange.leg())));
    }
    headers(text, exchange.requestHeaders());
    text.append(indented(body(exchange.requestBody())));
    text.append("  ← ").append(answer(exchange)).append('\n');
    headers(text, exchange.responseHeaders());
    return text.append(indented(body(exchange.responseBody()))).toString();
  }

  private static String answer(Exchange exchange) {
    if (exchange.status() == null) {
      return "no answer";
    }
    String by = exchange.reachedReceiver() ? "" : ", by the network: the request did not arrive";
    return exchange.status() + by + (exchange.answerReachedSender() ? "" : ", lost on its way");
  }

  private static void headers(StringBuilder text, Map<String, String> headers) {
    TOLD.stream()
        .filter(headers::containsKey)
        .forEach(name -> text.append("    %s: %s\n".formatted(name, headers.get(name))));
  }

  private static String body(String raw) {
    if (raw.startsWith("{") || raw.startsWith("[")) {
      try {
        return PRETTY.toJson(told(JsonParser.parseString(raw)));
      } catch (JsonParseException e) {
        return raw;
      }
    }
    return raw.contains("=") && !raw.contains("<") ? form(raw) : raw;
  }

  private static String form(String raw) {
    try {
      return raw.lines()
          .flatMap(line -> List.of(line.split("&")).stream())
          .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
          .collect(Collectors.joining("\n"));
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }

  /** Without what says nothing: null, empty text, empty lists and objects. */
  private static JsonElement told(JsonElement value) {
    if (value instanceof JsonObject object) {
      JsonObject kept = new JsonObject();
      object
          .entrySet()
          .forEach(
              field -> {
                JsonElement told = told(field.getValue());
                if (!empty(told)) {
                  kept.add(field.getKey(), told);
                }
              });
      return kept;
    }
    if (value instanceof JsonArray array) {
      JsonArray kept = new JsonArray();
      array.forEach(element -> kept.add(told(element)));
      return kept;
    }
    return value;
  }

  private static boolean empty(JsonElement value) {
    return value.isJsonNull()
        || (value instanceof JsonObject object && object.isEmpty())
        || (value instanceof JsonArray array && array.isEmpty())
        || (value.isJsonPrimitive() && value.getAsString().isEmpty());
  }

  private static String indented(String text) {
    return text.isEmpty() ? "" : text.indent(4);
  }
}
