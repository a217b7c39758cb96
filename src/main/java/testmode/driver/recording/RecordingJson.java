package testmode.driver.recording;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange.Request;
import testmode.driver.recording.KeptExchange.Response;
import testmode.driver.recording.KeptExchange.Struck;
import testmode.network.Leg;
import testmode.network.Masking;
import testmode.network.Party;

/** The written form of a recording: one JSON object, as {@code docs/drift.md} describes it. */
final class RecordingJson {

  /** Goes up when a reader of the old form would misread the new one. */
  static final int VERSION = 1;

  /** In the place of a body that was longer than {@link Masking#BODY_LIMIT}. */
  private static final String CUT = "cut";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private RecordingJson() {}

  static String write(Recording recording) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("scenario", recording.scenario());
    json.addProperty("place", recording.place());
    json.addProperty("began", recording.began().toString());
    json.addProperty("stripe", recording.origin().word());
    json.addProperty("api_version", recording.apiVersion());
    JsonArray exchanges = new JsonArray();
    recording.exchanges().forEach(exchange -> exchanges.add(write(exchange)));
    json.add("exchanges", exchanges);
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject write(KeptExchange exchange) {
    JsonObject json = new JsonObject();
    json.addProperty("number", exchange.number());
    json.addProperty("from", exchange.from().word());
    json.addProperty("at_millis", exchange.atMillis());
    json.addProperty("took_millis", exchange.tookMillis());
    Struck fault = exchange.fault();
    json.add("fault", fault == null ? JsonNull.INSTANCE : write(fault));
    json.addProperty("reached_stripe", exchange.reachedStripe());
    json.add("request", write(exchange.request()));
    Response response = exchange.response();
    json.add("response", response == null ? JsonNull.INSTANCE : write(response));
    return json;
  }

  private static JsonObject write(Struck fault) {
    JsonObject json = new JsonObject();
    json.addProperty("name", fault.name());
    json.addProperty("leg", fault.leg().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static JsonObject write(Request request) {
    JsonObject json = new JsonObject();
    json.addProperty("method", request.method());
    json.addProperty("path", request.path());
    json.add("query", write(request.query()));
    json.add("headers", write(request.headers()));
    Parameters form = request.form();
    json.add("form", form == null ? missing(request.cut()) : write(form));
    return json;
  }

  private static JsonObject write(Response response) {
    JsonObject json = new JsonObject();
    json.addProperty("status", response.status());
    json.add("headers", write(response.headers()));
    JsonObject body = response.body();
    json.add("body", body == null ? missing(response.cut()) : body);
    return json;
  }

  private static JsonElement missing(boolean cut) {
    return cut ? new JsonPrimitive(CUT) : JsonNull.INSTANCE;
  }

  private static JsonObject write(Parameters parameters) {
    JsonObject json = new JsonObject();
    parameters
        .values()
        .forEach(
            (name, values) ->
                json.add(
                    name,
                    values.size() == 1
                        ? new JsonPrimitive(values.get(0))
                        : GSON.toJsonTree(values)));
    return json;
  }

  private static JsonObject write(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::addProperty);
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param name of the file, without the ending
   * @throws RecordingException saying where and what, but not in which file
   */
  static Recording read(String name, String text) {
    Node file = new Node("", parsed(text));
    long version = file.whole("version");
    if (version != VERSION) {
      throw file.wrong("version", "(" + version + ") must be " + VERSION);
    }
    return new Recording(
        name,
        file.text("scenario"),
        file.textOrNull("place"),
        instant(file, "began"),
        origin(file),
        file.text("api_version"),
        file.nodes("exchanges").stream().map(RecordingJson::exchange).toList());
  }

  private static JsonObject parsed(String text) {
    try {
      if (JsonParser.parseString(text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException broken) {
      throw new RecordingException("it is no JSON: " + firstSentence(broken));
    }
    throw new RecordingException("it must be one JSON object");
  }

  /** Gson says first what and in which line, and then where to read about it. */
  private static String firstSentence(JsonParseException broken) {
    String message = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst("^.*Exception: ", "");
  }

  private static KeptExchange exchange(Node json) {
    Node response = json.nodeOrNull("response");
    Node fault = json.nodeOrNull("fault");
    boolean reached = json.flag("reached_stripe");
    if (reached && response == null) {
      throw json.wrong("response", "must be there when reached_stripe is true");
    }
    return new KeptExchange(
        json.whole("number"),
        party(json),
        json.whole("at_millis"),
        json.whole("took_millis"),
        fault == null ? null : struck(fault),
        reached,
        request(json.node("request")),
        response == null ? null : response(response));
  }

  private static Struck struck(Node json) {
    return Stream.of(Leg.BEFORE_STRIPE, Leg.AFTER_STRIPE)
        .filter(leg -> leg.name().toLowerCase(Locale.ROOT).equals(json.textOrNull("leg")))
        .findFirst()
        .map(leg -> new Struck(json.text("name"), leg))
        .orElseThrow(() -> json.wrong("leg", "must be before_stripe or after_stripe"));
  }

  private static Request request(Node json) {
    boolean cut = isCut(json, "form");
    boolean none = cut || json.object().get("form") == null || isNull(json, "form");
    return new Request(
        json.text("method"),
        json.text("path"),
        json.parameters("query"),
        json.texts("headers"),
        none ? null : json.parameters("form"),
        cut);
  }

  private static Response response(Node json) {
    boolean cut = isCut(json, "body");
    Node body = cut ? null : json.nodeOrNull("body");
    return new Response(
        Math.toIntExact(json.whole("status")),
        json.texts("headers"),
        body == null ? null : body.object(),
        cut);
  }

  private static boolean isCut(Node json, String name) {
    return json.object().get(name) instanceof JsonPrimitive word
        && word.isString()
        && word.getAsString().equals(CUT);
  }

  private static boolean isNull(Node json, String name) {
    return json.object().get(name).isJsonNull();
  }

  private static Party party(Node json) {
    return Stream.of(Party.MERCHANT, Party.SHOPPER)
        .filter(party -> party.word().equals(json.textOrNull("from")))
        .findFirst()
        .orElseThrow(() -> json.wrong("from", "must be merchant or shopper"));
  }

  private static Origin origin(Node file) {
    @Nullable String word = file.textOrNull("stripe");
    return Arrays.stream(Origin.values())
        .filter(origin -> origin.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                file.wrong(
                    "stripe",
                    "must be one of "
                        + String.join(
                            ", ", Arrays.stream(Origin.values()).map(Origin::word).toList())));
  }

  private static Instant instant(Node file, String name) {
    try {
      return Instant.parse(file.text(name));
    } catch (DateTimeException notOne) {
      throw file.wrong(name, "must be an instant, such as 2026-11-23T09:00:00Z");
    }
  }
}
