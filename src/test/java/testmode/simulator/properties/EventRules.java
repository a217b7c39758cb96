package testmode.simulator.properties;

import static testmode.simulator.properties.AccountView.number;
import static testmode.simulator.properties.AccountView.text;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events stand in the order of their causes, tell each thing once, and one key causes once. */
final class EventRules {
  /** Seconds; what Stripe remembers an idempotency key for. */
  private static final long KEY_KEPT = 86_400;

  private final Audit audit;
  private final List<JsonObject> events;

  /** Where in the order of events each object was told of. */
  private final Map<String, List<Integer>> told = new HashMap<>();

  /** By charge, what refunds that failed had taken. */
  private final Map<String, Long> failed = new HashMap<>();

  private EventRules(AccountView view, Audit audit) {
    this.audit = audit;
    for (JsonObject refund : view.refunds()) {
      if ("failed".equals(text(refund, "status"))) {
        failed.merge(refund.get("charge").getAsString(), number(refund, "amount"), Long::sum);
      }
    }
    this.events = view.events();
    for (int i = 0; i < events.size(); i++) {
      told.computeIfAbsent(text(object(events.get(i)), "id"), id -> new ArrayList<>()).add(i);
    }
  }

  static void check(AccountView view, Audit audit) {
    EventRules rules = new EventRules(view, audit);
    rules.time();
    rules.keys();
    view.intents().forEach(rules::intent);
    view.charges().forEach(rules::charge);
    view.refunds().forEach(rules::refund);
  }

  private static JsonObject object(JsonObject event) {
    return event.getAsJsonObject("data").getAsJsonObject("object");
  }

  private void time() {
    for (int i = 1; i < events.size(); i++) {
      audit.require(
          number(events.get(i), "created") >= number(events.get(i - 1), "created"),
          "%s stands after a later event",
          text(events.get(i), "id"));
    }
  }

  /** Within a day, all that happened under one key was caused by one request. */
  private void keys() {
    Map<String, JsonObject> first = new HashMap<>();
    for (JsonObject event : events) {
      String key = text(event.getAsJsonObject("request"), "idempotency_key");
      JsonObject earlier = key == null ? event : first.putIfAbsent(key, event);
      if (earlier != null && number(event, "created") - number(earlier, "created") < KEY_KEPT) {
        String then = text(earlier.getAsJsonObject("request"), "id");
        String now = text(event.getAsJsonObject("request"), "id");
        audit.require(
            then == null ? now == null : then.equals(now),
            "key %s took effect in %s and in %s",
            key,
            then,
            now);
      } else if (earlier != null) {
        first.put(key, event);
      }
    }
  }

  private void intent(JsonObject intent) {
    String id = text(intent, "id");
    List<String> types = types(id);
    audit.require(types.indexOf("payment_intent.created") == 0, "%s: %s", id, types);
    String status = text(intent, "status");
    for (String end : List.of("succeeded", "canceled")) {
      audit.require(
          count(types, "payment_intent." + end) == (end.equals(status) ? 1 : 0),
          "%s is %s, but was told %s",
          id,
          status,
          types);
    }
    String charge = text(intent, "latest_charge");
    if ("succeeded".equals(status) && charge != null) {
      before(charge, "charge.succeeded", id, "payment_intent.succeeded");
    }
  }

  private void charge(JsonObject charge) {
    String id = text(charge, "id");
    List<String> types = types(id);
    String first = "charge." + text(charge, "status");
    audit.require(
        types.indexOf(first) == 0 && count(types, first) == 1, "%s begins with %s", id, types);
    before(text(charge, "payment_intent"), "payment_intent.created", id, first);
    List<Integer> own = told.getOrDefault(id, List.of());
    JsonObject last = own.isEmpty() ? charge : object(events.get(own.get(own.size() - 1)));
    audit.require(
        number(last, "amount_captured") == number(charge, "amount_captured"),
        "%s: the capture was never told",
        id);
    // What a refund that failed brings back is told by the refund's own event.
    long back = failed.getOrDefault(id, 0L);
    audit.require(
        number(last, "amount_refunded") <= number(charge, "amount_refunded") + back
            && number(last, "amount_refunded") >= number(charge, "amount_refunded"),
        "%s: what was refunded was never told",
        id);
  }

  private void refund(JsonObject refund) {
    String id = text(refund, "id");
    List<String> types = types(id);
    audit.require(types.indexOf("refund.created") == 0, "%s begins with %s", id, types);
    audit.require(count(types, "refund.created") == 1, "%s was made twice: %s", id, types);
    before(text(refund, "charge"), "charge.succeeded", id, "refund.created");
    String status = text(refund, "status");
    audit.require(
        count(types, "refund.failed") == ("failed".equals(status) ? 1 : 0),
        "%s is %s, but was told %s",
        id,
        status,
        types);
  }

  private void before(@Nullable String cause, String first, String effect, String then) {
    int one = position(cause, first);
    int two = position(effect, then);
    audit.require(
        one >= 0 && one < two,
        "%s of %s does not stand before %s of %s",
        first,
        cause,
        then,
        effect);
  }

  private int position(@Nullable String id, String type) {
    return told.getOrDefault(id, List.of()).stream()
        .filter(at -> type.equals(text(events.get(at), "type")))
        .findFirst()
        .orElse(-1);
  }

  private List<String> types(String id) {
    return told.getOrDefault(id, List.of()).stream()
        .map(at -> text(events.get(at), "type"))
        .toList();
  }

  private static long count(List<String> types, String type) {
    return types.stream().filter(type::equals).count();
  }
}
