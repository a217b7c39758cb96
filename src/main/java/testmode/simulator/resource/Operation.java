package testmode.simulator.resource;

import com.google.gson.JsonObject;

/**
 * What one route does, under its account's lock; throws {@link testmode.simulator.wire.StripeError}
 * to refuse.
 */
@FunctionalInterface
public interface Operation {
  JsonObject execute(ApiCall call);
}
