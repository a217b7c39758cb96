package testmode.simulator.payouts;

import com.google.gson.JsonObject;
import com.stripe.param.AccountRetrieveCurrentParams;
import com.stripe.param.AccountRetrieveParams;
import java.util.Locale;
import testmode.simulator.account.Account;
import testmode.simulator.account.KeyKind;
import testmode.simulator.account.PayoutRules;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;

/**
 * {@code /v1/account}: the account that the key belongs to, with the country and currency of its
 * settings. Others do not exist: there is no Connect here.
 */
public final class OwnAccount implements Resource {
  /** ASSUMED: which keys Stripe shows of an account that is asked by its own key. */
  private static final String SHAPE =
      """
      {"object": "account",
       "business_profile": {"annual_revenue": null, "estimated_worker_count": null,
         "mcc": "5734", "minority_owned_business_designation": null, "name": "Testmode",
         "product_description": null, "support_address": null, "support_email": null,
         "support_phone": null, "support_url": null, "url": null},
       "business_type": null,
       "capabilities": {"card_payments": "active", "transfers": "active"},
       "charges_enabled": true, "controller": {"type": "account"}, "country": null,
       "default_currency": null, "details_submitted": true, "email": null,
       "payouts_enabled": true,
       "settings": {
         "branding": {"icon": null, "logo": null, "primary_color": null,
           "secondary_color": null},
         "card_payments": {"statement_descriptor_prefix": null},
         "dashboard": {"display_name": "Testmode", "timezone": "Etc/UTC"},
         "payments": {"statement_descriptor": "STRIPE", "statement_descriptor_kana": null,
           "statement_descriptor_kanji": null},
         "payouts": {"debit_negative_balances": true,
           "schedule": {"delay_days": 7, "interval": "manual"},
           "statement_descriptor": null}},
       "type": "standard"}\
      """;

  private static final int HIDDEN = 30;
  private static final int READABLE = 4;

  @Override
  public void routes(Routes routes) {
    routes.get("/v1/account", AccountRetrieveCurrentParams.class, call -> json(call.account()));
    routes.get("/v1/accounts/{id}", AccountRetrieveParams.class, this::retrieve);
  }

  private JsonObject retrieve(ApiCall call) {
    if (!call.id().equals(call.account().id())) {
      throw StripeError.invalid(
              "account_invalid",
              null,
              ("The provided key '%s' does not have access to account '%s' (or that account does"
                      + " not exist). Application access may have been revoked.")
                  .formatted(maskedKey(call), call.id()))
          .withStatus(403);
    }
    return json(call.account());
  }

  /** As recorded: thirty asterisks, whatever the length, and the last four characters. */
  private static String maskedKey(ApiCall call) {
    String publishable = call.account().publishableKey();
    String tail =
        publishable.substring(Math.max("pk_test_".length(), publishable.length() - READABLE));
    String prefix = call.key() == KeyKind.RESTRICTED ? "rk_test_" : "sk_test_";
    return prefix + "*".repeat(HIDDEN) + tail;
  }

  private static JsonObject json(Account account) {
    PayoutRules.Schedule schedule = account.settings().payouts().schedule();
    JsonObject json = new JsonObject();
    json.addProperty("id", account.id());
    Snapshot.shape(SHAPE).entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
    json.addProperty("country", account.settings().country());
    json.addProperty("default_currency", account.settings().settlementCurrency());
    json.getAsJsonObject("settings")
        .getAsJsonObject("payouts")
        .getAsJsonObject("schedule")
        .addProperty("interval", schedule.name().toLowerCase(Locale.ROOT));
    return json;
  }
}
