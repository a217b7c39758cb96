package testmode.simulator.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.wire.StripeJson;

/**
 * Replaces ids in an answer by the objects they name, for {@code expand[]=latest_charge}.
 *
 * <p>One per simulator. A resource says once, at start, how its ids are resolved in an account.
 */
public final class Expansion {
  private final Map<String, BiFunction<Account, String, @Nullable JsonObject>> finders =
      new HashMap<>();
  private final Map<String, BiFunction<Account, JsonObject, JsonElement>> included =
      new HashMap<>();

  /** Ids that begin with {@code idPrefix} ({@code ch_}) are looked up by {@code finder}. */
  public void expandable(
      String idPrefix, BiFunction<Account, String, @Nullable JsonObject> finder) {
    finders.put(idPrefix, finder);
  }

  /** Ids that begin with {@code idPrefix} stand on the account's shelf for this kind. */
  public <T extends Snapshot> void expandable(String idPrefix, Class<T> kind) {
    expandable(
        idPrefix,
        (account, id) -> {
          T found = Shelf.of(account, kind).find(id);
          return found == null ? null : found.json();
        });
  }

  /**
   * A property that is there only when it is expanded, as {@code refunds} on a {@code charge}.
   *
   * @param value makes the property's value from the object that carries it
   */
  public void includable(
      String object, String property, BiFunction<Account, JsonObject, JsonElement> value) {
    included.put(object + "." + property, value);
  }

  /** A copy of the answer with every path followed; the answer itself stays as it is. */
  public JsonObject expanded(Account account, JsonObject answer, List<String> paths) {
    JsonObject copy = answer.deepCopy();
    for (String path : paths) {
      expand(account, copy, path.split("\\."), 0);
    }
    return copy;
  }

  private void expand(Account account, JsonElement at, String[] path, int depth) {
    if (depth == path.length) {
      return;
    }
    if (at instanceof JsonArray items) {
      items.forEach(item -> expand(account, item, path, depth));
    } else if (at instanceof JsonObject object) {
      JsonElement value = resolved(account, object, path[depth]);
      if (value != null) {
        boolean added = !object.has(path[depth]);
        object.add(path[depth], value);
        if (added) {
          Snapshot.order(object);
        }
        expand(account, value, path, depth + 1);
      }
    }
  }

  private @Nullable JsonElement resolved(Account account, JsonObject object, String property) {
    JsonElement value = object.get(property);
    if (value == null) {
      BiFunction<Account, JsonObject, JsonElement> make =
          included.get(StripeJson.text(object, "object") + "." + property);
      return make == null ? null : make.apply(account, object).deepCopy();
    }
    if (value instanceof JsonArray items) {
      JsonArray found = new JsonArray();
      items.forEach(item -> found.add(lookedUp(account, item)));
      return found;
    }
    return lookedUp(account, value);
  }

  private JsonElement lookedUp(Account account, JsonElement value) {
    if (!value.isJsonPrimitive()) {
      return value;
    }
    String id = value.getAsString();
    BiFunction<Account, String, @Nullable JsonObject> finder =
        finders.get(id.substring(0, id.indexOf('_') + 1));
    JsonObject found = finder == null ? null : finder.apply(account, id);
    return found == null ? value : found.deepCopy();
  }
}
