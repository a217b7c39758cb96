package testmode.simulator;

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
          "dispute",
          "due_by",
          "exp_month",
          "exp_year",
          "fee",
          "fingerprint",
          "latest_charge",
          "net",
          "network_transaction_id",
          "payment_intent",
          "payment_method",
          "receipt_url",
          "reference",
          "request_log_url",
          "risk_score",
          "source",
          "url");

  private Recording() {}

  /** The recorded body, as lines of path and value. */
  static List<String> lines(String name) {
    String file = "/fixtures/stripe/recordings/" + name + ".json";
    try (InputStream in = Recording.class.getResourceAsStream(file)) {
      JsonObject exchange =
          JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .getAsJsonObject();
      return lines(exchange.getAsJsonObject("response").getAsJsonObject("body"));
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
      lines.add(path + " " + at.toString().replaceAll("(ch|du|pi|pm|po|re)_\\w+", "$1_…"));
    }
  }
}
