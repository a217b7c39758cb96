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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testmode.driver.recording.MadeUp;
import testmode.driver.recording.TellingHeaders;

/** An answer recorded from Stripe's test mode, reduced to what does not change from run to run. */
final class Recording {
  /** An id as the whole of a text, or the client secret that begins with one. */
  private static final Pattern ID = Pattern.compile("([a-z]+)_\\w{14,}");

  /** An id within a text, such as the object of a message. */
  private static final Pattern NAMED =
      Pattern.compile("(ch|cus|du|pi|pm|pmc|po|price|prod|re|seti|txn)_\\w+");

  private Recording() {}

  /** Holds a whole answer against the recorded one: status, telling headers, body. */
  static Wire.Reply same(String name, Wire.Reply seen) {
    sameStatusAndHeaders(name, seen);
    sameBody(name, seen.json());
    return seen;
  }

  /** Every key, its place and its value, but for what differences.csv allows to differ. */
  private static void sameBody(String name, JsonObject seen) {
    List<Differences.Row> allowed = Differences.of(name);
    assertThat(lines(Differences.applied(allowed, seen)))
        .as(name)
        .isEqualTo(lines(Differences.applied(allowed, body(name))));
    for (Differences.Row row : allowed) {
      List<Differences.Row> others = new ArrayList<>(allowed);
      others.remove(row);
      assertThat(lines(Differences.applied(others, seen)))
          .as(name + " agrees also without the row of differences.csv about " + row.keys())
          .isNotEqualTo(lines(Differences.applied(others, body(name))));
    }
  }

  /** The recorded body, as lines of path and value. */
  static List<String> lines(String name) {
    return lines(body(name));
  }

  /** The names of the keys that are compared by kind only. */
  static Set<String> compareByKind() {
    return MadeUp.keys();
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
  private static void sameStatusAndHeaders(String name, Wire.Reply seen) {
    assertThat(seen.status()).as("status of " + name).isEqualTo(status(name));
    if (response(name).get("headers") instanceof JsonObject headers) {
      TellingHeaders.OF_ANSWERS.forEach(
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
    return TellingHeaders.isOwn(header) ? "present" : value.getAsString();
  }

  private static String described(String header, Wire.Reply seen) {
    String value = seen.header(header);
    if (value == null) {
      return "absent";
    }
    if (header.equals("original-request") && value.equals(seen.header("request-id"))) {
      return "= request-id";
    }
    return TellingHeaders.isOwn(header) ? "present" : value;
  }

  /** What was asked: method, path, query, headers, form. */
  static JsonObject request(String name) {
    return exchange(name).getAsJsonObject("request");
  }

  private static JsonObject response(String name) {
    return exchange(name).getAsJsonObject("response");
  }

  private static JsonObject exchange(String name) {
    String file = "/fixtures/stripe/recordings/" + name + ".json";
    try (InputStream in = Recording.class.getResourceAsStream(file)) {
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
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
    } else {
      String value = MadeUp.is(name) ? kind(at) : at.toString();
      lines.add(path + " " + NAMED.matcher(value).replaceAll("$1_…"));
    }
  }

  /**
   * What is made up anew each time: a number, the address of a list, an id of some kind, a text.
   */
  private static String kind(JsonElement at) {
    if (at.isJsonNull()) {
      return "null";
    }
    if (!at.getAsJsonPrimitive().isString()) {
      return "some number";
    }
    String text = at.getAsString();
    Matcher id = ID.matcher(text);
    return text.startsWith("/v1/") ? text : id.matches() ? id.group(1) + "_…" : "some text";
  }
}
