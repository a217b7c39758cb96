package testmode.simulator.setup;

import com.google.gson.JsonObject;
import com.stripe.param.SetupAttemptListParams;
import java.util.List;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;

/** {@code /v1/setup_attempts}: every confirmation of one SetupIntent. */
final class SetupAttempts implements Resource {
  private static final String URL = "/v1/setup_attempts";

  @Override
  public void routes(Routes routes) {
    routes.get(URL, SetupAttemptListParams.class, SetupAttempts::list);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("setatt_", SetupAttempt.class);
  }

  private static JsonObject list(ApiCall call) {
    String intent = call.form().required("setup_intent");
    if (SetupIntents.shelf(call.account()).find(intent) == null) {
      throw StripeError.missing("setup_intent", "setupintent", intent);
    }
    List<JsonObject> attempts =
        SetupAttempt.shelf(call.account()).newestFirst().stream()
            .filter(attempt -> intent.equals(attempt.intent()))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, attempts, "setup_attempt");
  }
}
