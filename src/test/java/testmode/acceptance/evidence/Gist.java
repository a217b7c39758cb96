package testmode.acceptance.evidence;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.Money;
import testmode.network.Exchange;

/** What a request asks and an answer says, in the few words that fit on an arrow. */
final class Gist {

  /**
   * Stripe's and the shop's ids: a prefix, an underscore, then what nobody reads. Test cards tell a
   * story.
   */
  private static final Pattern ID =
      Pattern.compile("\\b(?!pm_card_)([a-z]{2,10})_([A-Za-z0-9_]{8,})\\b");

  /** Enough to tell two ids of one scenario apart. */
  private static final int ID_END = 4;

  private static final int WORD_LIMIT = 60;

  private Gist() {}

  /**
   * {@code payment_intent.succeeded}, {@code 40.00 EUR, pm_card_visa}; empty when there is nothing
   * worth saying.
   */
  static String ofRequest(Exchange exchange) {
    Map<String, String> fields = fields(exchange.requestBody());
    List<String> words = new ArrayList<>();
    add(words, fields.get("type"));
    add(words, amount(fields));
    add(words, fields.get("payment_method"));
    add(words, fields.get("result")); // the button on the bank's page
    return String.join(", ", words);
  }

  /** {@code succeeded, 40.00 EUR}, {@code card_declined: insufficient_funds}. */
  static String ofAnswer(Exchange exchange) {
    Map<String, String> fields = fields(exchange.responseBody());
    List<String> words = new ArrayList<>();
    add(words, fields.get("error.code"));
    add(words, fields.get("error.decline_code"));
    if (words.isEmpty()) {
      add(words, fields.get("error.type"));
    }
    add(words, fields.get("outcome"));
    add(words, fields.get("status"));
    add(words, fields.get("reason"));
    add(words, amount(fields));
    return String.join(", ", words);
  }

  /** Ids cut to their ends: {@code /v1/payment_intents/pi_…7xQ2/confirm}. */
  static String path(String path) {
    return ID.matcher(path)
        .replaceAll(
            id -> {
              String rest = id.group(2);
              boolean word = rest.chars().noneMatch(c -> c < 'a' && c != '_');
              return word
                  ? id.group()
                  : id.group(1) + "_…" + rest.substring(rest.length() - ID_END);
            });
  }

  private static @Nullable String amount(Map<String, String> fields) {
    String amount = fields.get("amount");
    String currency = fields.get("currency");
    if (fields.get("price") != null && currency != null) {
      return fields.get("price") + " " + currency.toUpperCase(Locale.ROOT);
    }
    if (amount == null || currency == null) {
      return null; // minor units of an unknown currency are a riddle
    }
    try {
      return new Money(Long.parseLong(amount), currency).toString();
    } catch (IllegalArgumentException e) {
      return amount + " " + currency;
    }
  }

  private static void add(List<String> words, @Nullable String word) {
    if (word != null && !word.isEmpty() && !words.contains(word)) {
      String shown = path(word);
      words.add(shown.length() > WORD_LIMIT ? shown.substring(0, WORD_LIMIT) + "…" : shown);
    }
  }

  /**
   * The fields of a form or of a JSON object, and one level below it under {@code error}; empty for
   * anything else.
   */
  private static Map<String, String> fields(String body) {
    if (body.startsWith("{")) {
      return json(body);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static Map<String, String> json(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      JsonObject object = JsonParser.parseString(body).getAsJsonObject();
      object.entrySet().forEach(field -> scalar(fields, field.getKey(), field.getValue()));
      if (object.get("error") instanceof JsonObject error) {
        error
            .entrySet()
            .forEach(field -> scalar(fields, "error." + field.getKey(), field.getValue()));
      }
    } catch (JsonParseException | IllegalStateException e) {
      // A body that was cut short says nothing; the list of exchanges shows it as it was.
      return Map.of();
    }
    return fields;
  }

  private static void scalar(Map<String, String> fields, String name, JsonElement value) {
    if (value.isJsonPrimitive()) {
      fields.put(name, value.getAsString());
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
