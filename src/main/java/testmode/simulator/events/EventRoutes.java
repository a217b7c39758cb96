package testmode.simulator.events;

import com.google.gson.JsonObject;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.StripeError;

/** {@code /v1/events}: what happened, newest first. */
public final class EventRoutes implements Resource {
  private static final String ALL = "/v1/events";

  /** How many {@code types[]} one request may name. */
  private static final int MAX_TYPES = 20;

  @Override
  public void routes(Routes routes) {
    routes
        .get(ALL, EventListParams.class, EventRoutes::list)
        .get(ALL + "/{id}", EventRetrieveParams.class, EventRoutes::retrieve);
  }

  private static JsonObject retrieve(ApiCall call) {
    JsonObject event = Events.of(call.account()).find(call.id());
    if (event == null) {
      throw StripeError.missing("event", call.id());
    }
    return event;
  }

  private static JsonObject list(ApiCall call) {
    List<String> types = new ArrayList<>(call.form().list("types"));
    String type = call.form().text("type");
    // ASSUMED: both texts; the rules are documented.
    if (type != null && !types.isEmpty()) {
      throw StripeError.invalid(
          null, "types", "You may only specify one of these parameters: type, types.");
    }
    if (types.size() > MAX_TYPES) {
      throw StripeError.invalid(null, "types", "You may specify up to 20 types.");
    }
    if (type != null) {
      types.add(type);
    }
    Boolean delivered = call.form().bool("delivery_success");
    List<JsonObject> found = new ArrayList<>();
    Events.of(call.account())
        .all()
        .filter(e -> types.isEmpty() || types.stream().anyMatch(t -> matches(t, e)))
        .filter(e -> delivered == null || delivered == (e.get("pending_webhooks").getAsInt() == 0))
        .forEach(found::add);
    Collections.reverse(found);
    return Listing.page(call, ALL, found, "event");
  }

  /** {@code charge.*} stands for every type that begins with {@code charge.}. */
  private static boolean matches(String pattern, JsonObject event) {
    String type = event.get("type").getAsString();
    return pattern.endsWith("*")
        ? type.startsWith(pattern.substring(0, pattern.length() - 1))
        : type.equals(pattern);
  }
}
