package testmode.simulator.payments;

import com.google.gson.JsonObject;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.ChargeUpdateParams;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;

/** {@code /v1/charges}: read what PaymentIntents made; creating one directly is not simulated. */
public final class Charges implements Resource {
  private static final String URL = "/v1/charges";

  @Override
  public void routes(Routes routes) {
    routes.get(URL, ChargeListParams.class, this::list);
    routes.get(URL + "/{id}", ChargeRetrieveParams.class, this::retrieve);
    routes.post(URL + "/{id}", ChargeUpdateParams.class, this::update);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("ch_", Charge.class);
  }

  /** The account's Charges. */
  public static Shelf<Charge> shelf(Account account) {
    return Shelf.of(account, Charge.class);
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  private JsonObject list(ApiCall call) {
    String intent = call.form().text("payment_intent");
    String customer = call.form().text("customer");
    String group = call.form().text("transfer_group");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(charge -> intent == null || intent.equals(charge.intent()))
            .filter(charge -> customer == null || customer.equals(charge.text("customer")))
            .filter(charge -> group == null || group.equals(charge.text("transfer_group")))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, all, "charge");
  }

  private JsonObject update(ApiCall call) {
    Charge charge = inUrl(call);
    Charge changed =
        charge.with(
            charge.but(
                json -> {
                  FormFields.texts(call.form(), json, "customer", "description", "receipt_email");
                  FormFields.texts(call.form(), json, "transfer_group");
                  FormFields.metadata(call.form(), json);
                  FormFields.shipping(call.form(), json);
                }));
    shelf(call.account()).put(changed);
    JsonObject before = changed.before(charge);
    if (!before.isEmpty()) {
      Events.of(call.account()).append("charge.updated", changed.json(), before, call);
    }
    return changed.json();
  }

  private static Charge inUrl(ApiCall call) {
    Charge charge = shelf(call.account()).find(call.id());
    if (charge == null) {
      throw StripeError.missing("charge", call.id());
    }
    return charge;
  }
}
