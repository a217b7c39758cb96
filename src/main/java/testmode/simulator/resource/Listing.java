package testmode.simulator.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** One page of a list: {@code created} filter, cursors, limit, in this order. */
public final class Listing {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  private Listing() {}

  /**
   * @param newestFirst everything that the route's own filters let through
   * @param kind what the error for an unknown cursor calls the object ({@code customer})
   */
  public static JsonObject page(
      ApiCall call, String url, List<JsonObject> newestFirst, String kind) {
    Form form = call.form();
    Long asked = form.integer("limit");
    int limit =
        asked == null ? DEFAULT_LIMIT : (int) Math.max(1, Math.min(MAX_LIMIT, asked.longValue()));
    List<JsonObject> all =
        newestFirst.stream().filter(item -> within(form, "created", item)).toList();
    int after = cursor(form, "starting_after", all, kind);
    int before = cursor(form, "ending_before", all, kind);
    if (after >= 0 && before >= 0) {
      throw StripeError.invalid(
          null,
          null,
          "Received both starting_after and ending_before parameters. Please pass in only one.");
    }
    if (before >= 0) {
      int start = Math.max(0, before - limit);
      return StripeJson.list(url, all.subList(start, before), start > 0);
    }
    int end = Math.min(all.size(), after + 1 + limit);
    return StripeJson.list(url, all.subList(after + 1, end), end < all.size());
  }

  /** Where the named object stands in the list, or -1 if no cursor was sent. */
  private static int cursor(Form form, String param, List<JsonObject> all, String kind) {
    String id = form.text(param);
    if (id == null) {
      return -1;
    }
    int index = indexOf(all, id);
    if (index < 0) {
      throw StripeError.missing(param, kind, id);
    }
    return index;
  }

  private static int indexOf(List<JsonObject> items, String id) {
    for (int i = 0; i < items.size(); i++) {
      if (id.equals(StripeJson.text(items.get(i), "id"))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a time of the item lies where {@code name=}, {@code name[gte]=} and so on want it. */
  public static boolean within(Form form, String name, JsonObject item) {
    JsonElement element = item.get(name);
    if (element == null || !form.has(name)) {
      return true;
    }
    long time = element.getAsLong();
    Form range = form.nested(name);
    return holds(form.integer(name), bound -> time == bound)
        && holds(range.integer("gt"), bound -> time > bound)
        && holds(range.integer("gte"), bound -> time >= bound)
        && holds(range.integer("lt"), bound -> time < bound)
        && holds(range.integer("lte"), bound -> time <= bound);
  }

  /** The page with the {@code count} that some lists of one charge have, undocumented. */
  public static JsonObject counted(JsonObject page, int count) {
    JsonObject counted = new JsonObject();
    page.entrySet()
        .forEach(
            entry -> {
              counted.add(entry.getKey(), entry.getValue());
              if (entry.getKey().equals("object")) {
                counted.addProperty("count", count);
              }
            });
    return counted;
  }

  private static boolean holds(@Nullable Long bound, LongPredicate rule) {
    return bound == null || rule.test(bound);
  }
}
