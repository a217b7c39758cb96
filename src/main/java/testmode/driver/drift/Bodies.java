package testmode.driver.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;

/** What can be read out of Stripe's answers without knowing what was asked. */
final class Bodies {

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
