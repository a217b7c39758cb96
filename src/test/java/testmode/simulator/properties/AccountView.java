package testmode.simulator.properties;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import testmode.simulator.RegisteredRoutes;
import testmode.simulator.Wire;

/**
 * All that one account shows through the lists of the public API.
 *
 * @param byUrl every list that answers without a parameter, newest first, by its address
 * @param balance of {@code GET /v1/balance}
 */
record AccountView(Map<String, List<JsonObject>> byUrl, JsonObject balance) {
  static final int LARGEST_PAGE = 100;

  private static final List<String> LISTS = lists();

  private static List<String> lists() {
    return RegisteredRoutes.read().all().stream()
        .filter(route -> route.method().equals("GET") && !route.template().contains("{"))
        .filter(route -> route.params().getSimpleName().endsWith("ListParams"))
        .map(route -> route.template())
        .toList();
  }

  /** Reads page after page, each of this size at most. */
  static AccountView read(Wire wire, int pageSize) {
    Map<String, List<JsonObject>> byUrl = new TreeMap<>();
    for (String url : LISTS) {
      List<JsonObject> all = all(wire, url, pageSize);
      if (all != null) {
        byUrl.put(url, all);
      }
    }
    return new AccountView(byUrl, wire.get("/v1/balance").json());
  }

  /** Null if the list wants to know more than how long its pages are. */
  private static @Nullable List<JsonObject> all(Wire wire, String url, int pageSize) {
    List<JsonObject> all = new ArrayList<>();
    String after = "";
    for (boolean more = true; more; ) {
      Wire.Reply reply = wire.get(url + "?limit=" + pageSize + after);
      if (reply.status() != 200) {
        return null;
      }
      JsonObject page = reply.json();
      items(page.getAsJsonArray("data"), all);
      more = page.get("has_more").getAsBoolean();
      after = all.isEmpty() ? "" : "&starting_after=" + text(all.get(all.size() - 1), "id");
    }
    return all;
  }

  private static void items(JsonArray from, List<JsonObject> to) {
    for (JsonElement item : from) {
      to.add(item.getAsJsonObject());
    }
  }

  List<JsonObject> intents() {
    return list("/v1/payment_intents");
  }

  List<JsonObject> charges() {
    return list("/v1/charges");
  }

  List<JsonObject> refunds() {
    return list("/v1/refunds");
  }

  List<JsonObject> disputes() {
    return list("/v1/disputes");
  }

  List<JsonObject> payouts() {
    return list("/v1/payouts");
  }

  List<JsonObject> rows() {
    return list("/v1/balance_transactions");
  }

  /** Oldest first. */
  List<JsonObject> events() {
    List<JsonObject> events = new ArrayList<>(list("/v1/events"));
    Collections.reverse(events);
    return events;
  }

  private List<JsonObject> list(String url) {
    List<JsonObject> list = byUrl.get(url);
    if (list == null) {
      throw new AssertionError(url + " could not be listed");
    }
    return list;
  }

  /** Objects by what one of their keys says; those where it is null are left out. */
  static Map<String, List<JsonObject>> grouped(List<JsonObject> objects, String key) {
    Map<String, List<JsonObject>> groups = new HashMap<>();
    for (JsonObject object : objects) {
      String value = text(object, key);
      if (value != null) {
        groups.computeIfAbsent(value, v -> new ArrayList<>()).add(object);
      }
    }
    return groups;
  }

  static @Nullable String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || !value.isJsonPrimitive() ? null : value.getAsString();
  }

  static long number(JsonObject object, String key) {
    return object.get(key).getAsLong();
  }

  static boolean flag(JsonObject object, String key) {
    return object.get(key).getAsBoolean();
  }
}
