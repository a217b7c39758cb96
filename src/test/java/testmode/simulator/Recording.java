package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An answer recorded from Stripe's test mode, reduced to what does not change from run to run. */
final class Recording {
  /** Ids, times and what banks make up: compared by kind (null, text, number) only. */
  private static final Set<String> VOLATILE =
      Set.of(
          "id",
          "authorization_code",
          "available_on",
          "balance_transaction",
          "capture_before",
          "canceled_at",
          "charge",
          "client_secret",
          "created",
          "customer",
          "default_price",
          "dispute",
          "due_by",
          "exp_month",
          "exp_year",
          "expires_at",
          "fee",
          "fingerprint",
          "idempotency_key",
          "invoice_prefix",
          "latest_attempt",
          "latest_charge",
          "net",
          "network_transaction_id",
          "payment_intent",
          "payment_method",
          "product",
          "receipt_url",
          "reference",
          "request_log_url",
          "risk_score",
          "setup_intent",
          "source",
          "updated",
          "url");

  /** Headers that a client acts on. */
  private static final List<String> TELLING =
      List.of(
          "content-type",
          "idempotency-key",
          "idempotent-replayed",
          "original-request",
          "request-id",
          "retry-after",
          "stripe-account",
          "stripe-should-retry",
          "stripe-version",
          "www-authenticate");

  /** Those of which each request has its own. */
  private static final Set<String> OWN = Set.of("idempotency-key", "request-id", "stripe-version");

  private Recording() {}

  /** The recorded body, as lines of path and value. */
  static List<String> lines(String name) {
    return lines(body(name));
  }

  /** The recorded body. */
  static JsonObject body(String name) {
    return response(name).getAsJsonObject("body");
  }

  /** The recorded status. */
  static int status(String name) {
    return response(name).get("status").getAsInt();
  }

  /** Compares the status, and the headers that say something and were recorded. */
  static void sameStatusAndHeaders(String name, Wire.Reply seen) {
    assertThat(seen.status()).as("status of " + name).isEqualTo(status(name));
    if (response(name).get("headers") instanceof JsonObject headers) {
      TELLING.forEach(
          header ->
              assertThat(described(header, seen))
                  .as(header + " of " + name)
                  .isEqualTo(recorded(header, headers.get(header))));
    }
  }

  private static String recorded(String header, JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return "absent";
    }
    return OWN.contains(header) ? "present" : value.getAsString();
  }

  private static String described(String header, Wire.Reply seen) {
    String value = seen.header(header);
    if (value == null) {
      return "absent";
    }
    if (header.equals("original-request") && value.equals(seen.header("request-id"))) {
      return "= request-id";
    }
    return OWN.contains(header) ? "present" : value;
  }

  /** The recorded answer: status, headers, body. */
  static JsonObject response(String name) {
    String file = "/fixtures/stripe/recordings/" + name + ".json";
    try (InputStream in = Recording.class.getResourceAsStream(file)) {
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject()
          .getAsJsonObject("response");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line for every key at every depth, in order. */
  static List<String> lines(JsonObject body) {
    List<String> lines = new ArrayList<>();
    write(body, "", "", lines);
    return lines;
  }

  private static void write(JsonElement at, String path, String name, List<String> lines) {
    if (at instanceof JsonObject object) {
      lines.add(path + " {" + String.join(", ", object.keySet()) + "}");
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        write(entry.getValue(), path + "." + entry.getKey(), entry.getKey(), lines);
      }
    } else if (at instanceof JsonArray array) {
      lines.add(path + " [" + array.size() + "]");
      array.forEach(item -> write(item, path + "[]", name, lines));
    } else if (VOLATILE.contains(name) && !at.isJsonNull()) {
      lines.add(path + (at.getAsJsonPrimitive().isString() ? " some text" : " some number"));
    } else {
      lines.add(
          path
              + " "
              + at.toString()
                  .replaceAll("(ch|cus|du|pi|pm|pmc|po|price|prod|re|seti)_\\w+", "$1_…"));
    }
  }
}
