package testmode.driver.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;

/**
 * When Stripe gave an answer, as far as it shows: not before any of the objects that the answer
 * names was made, which may stand in a later answer only. And a change whose answer is silent made
 * what the next look at the same object shows for the first time.
 */
final class Stamps {

  private static final String CREATED = "created";
  private static final String CANCELED = "canceled_at";

  /** The second in which an object was made, by its recorded id. */
  private final Map<String, Long> made = new HashMap<>();

  /** By number of the exchange. */
  private final Map<Long, Long> latest = new HashMap<>();

  /**
   * @param exchanges in the order in which Stripe acted
   */
  Stamps(List<KeptExchange> exchanges) {
    exchanges.forEach(exchange -> learn(Bodies.recorded(exchange)));
    Set<String> named = new HashSet<>();
    for (int i = 0; i < exchanges.size(); i++) {
      KeptExchange exchange = exchanges.get(i);
      if (tells(exchange)) {
        JsonElement body = Bodies.recorded(exchange);
        collect(body, named);
        long own =
            Math.max(
                latest(body), StripesOrder.isChange(exchange) ? began(i, exchanges, named) : 0);
        latest.put(exchange.number(), own);
      }
    }
  }

  /** The second before which the answer cannot have been given; 0 when it does not show. */
  long latest(KeptExchange exchange) {
    return latest.getOrDefault(exchange.number(), 0L);
  }

  /** What others did on the account says nothing about this scenario's time. */
  private static boolean tells(KeptExchange exchange) {
    return exchange.reachedStripe() && !Bodies.isListOfTheAccount(exchange);
  }

  /** When the first thing was made that the next look at the changed object shows as new. */
  private long began(int change, List<KeptExchange> exchanges, Set<String> named) {
    List<String> changed =
        Translation.ID
            .matcher(exchanges.get(change).request().path())
            .results()
            .map(MatchResult::group)
            .toList();
    for (KeptExchange later : exchanges.subList(change + 1, exchanges.size())) {
      Set<String> seen = new HashSet<>();
      collect(Bodies.recorded(later), seen);
      if (tells(later) && changed.stream().anyMatch(seen::contains)) {
        return seen.stream()
            .filter(id -> !named.contains(id) && made.containsKey(id))
            .mapToLong(made::get)
            .min()
            .orElse(0);
      }
    }
    return 0;
  }

  private void learn(@Nullable JsonElement at) {
    if (at instanceof JsonObject object) {
      String id = Comparison.text(object, "id");
      long created = second(object, CREATED);
      if (id != null && created > 0) {
        made.put(id, created);
      }
      object.entrySet().forEach(entry -> learn(entry.getValue()));
    } else if (at instanceof JsonArray array) {
      array.forEach(this::learn);
    }
  }

  private static void collect(@Nullable JsonElement at, Set<String> ids) {
    if (at instanceof JsonObject object) {
      object.entrySet().forEach(entry -> collect(entry.getValue(), ids));
    } else if (at instanceof JsonArray array) {
      array.forEach(item -> collect(item, ids));
    } else if (at instanceof JsonPrimitive text && Translation.isId(text.getAsString())) {
      ids.add(text.getAsString());
    }
  }

  private long latest(@Nullable JsonElement at) {
    long found = 0;
    if (at instanceof JsonObject object) {
      found = Math.max(second(object, CREATED), second(object, CANCELED));
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        found = Math.max(found, latest(entry.getValue()));
      }
    } else if (at instanceof JsonArray array) {
      for (JsonElement item : array) {
        found = Math.max(found, latest(item));
      }
    } else if (at instanceof JsonPrimitive text) {
      found = made.getOrDefault(text.getAsString(), 0L);
    }
    return found;
  }

  private static long second(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.isNumber()
        ? value.getAsLong()
        : 0;
  }
}
