package testmode.simulator.cards;

import com.google.gson.JsonObject;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.wire.StripeJson;

/** What the simulator's dashboard has switched on for every account. */
public final class Dashboard {
  /** The types that a payment or a set-up takes when the request leaves them to Stripe. */
  public static final List<String> TYPES = List.of("card", "link");

  private static final int CONFIGURATION_LENGTH = 23;

  private Dashboard() {}

  /** The id of the one configuration that the account has. */
  public static String configurationId(Account account) {
    return "pmc_1" + Derived.text(account.id(), CONFIGURATION_LENGTH);
  }

  /** The {@code payment_method_configuration_details} of what took these types. */
  public static JsonObject configuration(Account account) {
    JsonObject json = new JsonObject();
    json.addProperty("id", configurationId(account));
    StripeJson.nulls(json, "parent");
    return json;
  }
}
