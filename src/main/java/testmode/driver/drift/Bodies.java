package testmode.driver.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;

/** What can be read out of Stripe's answers without knowing what was asked. */
final class Bodies {

  /** When Stripe did what an answer tells: never later than its clock. */
  private static final Set<String> STAMPS = Set.of("canceled_at", "created");

  private static final Set<String> PAGES = Set.of("ending_before", "starting_after");

  private Bodies() {}

  static @Nullable JsonObject recorded(KeptExchange exchange) {
    KeptExchange.Response response = exchange.response();
    return response == null ? null : response.body();
  }

  /** The JSON object in a text; null when there is none. */
  static @Nullable JsonObject parsed(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject object ? object : null;
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  /** Hands out every object in this one of that kind, itself included. */
  static void each(@Nullable JsonElement at, String kind, Consumer<JsonObject> found) {
    if (at instanceof JsonObject object) {
      if (kind.equals(Comparison.text(object, "object"))) {
        found.accept(object);
      }
      object.entrySet().forEach(entry -> each(entry.getValue(), kind, found));
    } else if (at instanceof JsonArray array) {
      array.forEach(item -> each(item, kind, found));
    }
  }

  /** The latest second that an answer tells of; 0 for none. */
  static long latestSecond(@Nullable JsonElement at) {
    if (at instanceof JsonObject object) {
      return object.entrySet().stream().mapToLong(Bodies::latestSecond).max().orElse(0);
    }
    if (at instanceof JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .mapToLong(Bodies::latestSecond)
          .max()
          .orElse(0);
    }
    return 0;
  }

  private static long latestSecond(Map.Entry<String, JsonElement> entry) {
    return STAMPS.contains(entry.getKey())
            && entry.getValue() instanceof JsonPrimitive value
            && value.isNumber()
        ? value.getAsLong()
        : latestSecond(entry.getValue());
  }

  /** Whether an answer lists what happens to be in an account: the request narrows to nothing. */
  static boolean isListOfTheAccount(KeptExchange exchange) {
    JsonObject body = recorded(exchange);
    return body != null
        && "list".equals(Comparison.text(body, "object"))
        && !Translation.ID.matcher(exchange.request().path()).find()
        && exchange.request().query().values().entrySet().stream()
            .filter(parameter -> !PAGES.contains(parameter.getKey()))
            .flatMap(parameter -> parameter.getValue().stream())
            .noneMatch(Translation::isId);
  }
}
