package testmode.simulator;

import com.google.gson.JsonObject;

/** What one route does, under its account's lock; throws {@link StripeError} to refuse. */
@FunctionalInterface
interface Operation {
  JsonObject execute(ApiCall call);
}
