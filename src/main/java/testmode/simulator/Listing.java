package testmode.simulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list: {@code created} filter, cursors, limit, in this order. */
final class Listing {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  private Listing() {}

  /**
   * @param newestFirst everything that the route's own filters let through
   * @param kind what the error for an unknown cursor calls the object ({@code customer})
   */
  static JsonObject page(ApiCall call, String url, List<JsonObject> newestFirst, String kind) {
    Form form = call.form();
    if (form.has("starting_after") && form.has("ending_before")) {
      throw StripeError.invalid(
          null,
          null,
          "Received both starting_after and ending_before parameters. Please pass in only one.");
    }
    Long asked = form.integer("limit");
    int limit =
        asked == null ? DEFAULT_LIMIT : (int) Math.max(1, Math.min(MAX_LIMIT, asked.longValue()));
    List<JsonObject> all = newestFirst.stream().filter(item -> created(form, item)).toList();
    String after = form.text("starting_after");
    String before = form.text("ending_before");
    if (before != null) {
      int end = cursor(newestFirst, all, before, "ending_before", kind);
      int start = Math.max(0, end - limit);
      return StripeJson.list(url, all.subList(start, end), start > 0);
    }
    int start = after == null ? 0 : cursor(newestFirst, all, after, "starting_after", kind) + 1;
    int end = Math.min(all.size(), start + limit);
    return StripeJson.list(url, all.subList(start, end), end < all.size());
  }

  private static int cursor(
      List<JsonObject> known, List<JsonObject> all, String id, String param, String kind) {
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

  private static boolean created(Form form, JsonObject item) {
    JsonElement element = item.get("created");
    if (element == null || !form.has("created")) {
      return true;
    }
    long created = element.getAsLong();
    Form range = form.nested("created");
    return matches(form.integer("created"), created, 0)
        && matches(range.integer("gt"), created, 1)
        && matches(range.integer("gte"), created, 2)
        && matches(range.integer("lt"), created, 3)
        && matches(range.integer("lte"), created, 4);
  }

  private static boolean matches(@Nullable Long bound, long created, int how) {
    if (bound == null) {
      return true;
    }
    return switch (how) {
      case 1 -> created > bound;
      case 2 -> created >= bound;
      case 3 -> created < bound;
      case 4 -> created <= bound;
      default -> created == bound;
    };
  }
}
