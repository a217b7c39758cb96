package testmode.simulator.properties;

import static testmode.simulator.properties.AccountView.number;
import static testmode.simulator.properties.AccountView.text;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every list holds each object once, newest first, and all of which an event was told. */
final class ListRules {
  private final Audit audit;
  private final Map<String, Set<String>> listed = new TreeMap<>();

  private ListRules(Audit audit) {
    this.audit = audit;
  }

  static void check(AccountView view, Audit audit) {
    ListRules rules = new ListRules(audit);
    view.byUrl().forEach(rules::order);
    Set<String> deleted = new HashSet<>();
    for (JsonObject event : view.events()) {
      if (String.valueOf(text(event, "type")).endsWith(".deleted")) {
        deleted.add(text(told(event), "id"));
      }
    }
    for (JsonObject event : view.events()) {
      if (!deleted.contains(text(told(event), "id"))) {
        rules.complete(told(event), event);
      }
    }
  }

  static JsonObject told(JsonObject event) {
    return event.getAsJsonObject("data").getAsJsonObject("object");
  }

  private void order(String url, List<JsonObject> list) {
    Set<String> ids = new HashSet<>();
    long last = Long.MAX_VALUE;
    for (JsonObject item : list) {
      String id = text(item, "id");
      audit.require(ids.add(id), "%s lists %s twice", url, id);
      if (item.has("created")) {
        long created = number(item, "created");
        audit.require(created <= last, "%s lists %s before what is newer", url, id);
        last = created;
      }
      listed.computeIfAbsent(text(item, "object"), kind -> new HashSet<>()).add(id);
    }
  }

  private void complete(JsonObject told, JsonObject event) {
    Set<String> known = listed.get(text(told, "object"));
    if (known != null) {
      audit.require(
          known.contains(text(told, "id")),
          "%s told of %s, which is in no list",
          text(event, "type"),
          text(told, "id"));
    }
  }
}
