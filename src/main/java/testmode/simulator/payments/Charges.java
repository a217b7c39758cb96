package testmode.simulator.payments;

import com.google.gson.JsonObject;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.ChargeUpdateParams;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customers;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** {@code /v1/charges}: what PaymentIntents made, to be read and described. */
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
    String intent = Filters.intent(call);
    String customer = Filters.customer(call);
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
    Form form = call.form();
    checkUpdate(call.account(), charge, form);
    Charge changed =
        charge.with(
            charge.but(
                json -> {
                  FormFields.texts(form, json, "customer", "description", "receipt_email");
                  FormFields.metadata(form, json);
                  FormFields.shipping(form, json);
                  FormFields.texts(
                      form.nested("fraud_details"),
                      json.getAsJsonObject("fraud_details"),
                      "user_report");
                }));
    shelf(call.account()).put(changed);
    JsonObject before = changed.before(charge);
    if (!before.isEmpty()) {
      Events.of(call.account()).append("charge.updated", changed.json(), before, call);
    }
    return changed.json();
  }

  /** What the PaymentIntent decides, and the customer that a charge has, stay. */
  private static void checkUpdate(Account account, Charge charge, Form form) {
    if (form.has("transfer_group")) {
      throw StripeError.invalid(
              null,
              null,
              "This Charge was created by a PaymentIntent ("
                  + charge.intent()
                  + "). You must update the `transfer_group` on the PaymentIntent instead of"
                  + " updating the Charge directly. See"
                  + " https://stripe.com/docs/api#update_payment_intent")
          .afterExecution();
    }
    if (!form.has("customer")) {
      return;
    }
    if (charge.text("customer") != null) {
      // Documented that it is refused; ASSUMED wording.
      throw StripeError.invalid(
          null,
          "customer",
          "The customer of Charge " + charge.id() + " is already set and cannot be changed.");
    }
    String customer = form.required("customer");
    if (Customers.find(account, customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
  }

  /** The charge that the path's {@code {id}} names; the error's param is {@code id} as well. */
  public static Charge inUrl(ApiCall call) {
    return named(call.account(), call.id());
  }

  /** A charge that a request names; throws 404 {@code resource_missing}, also for a parameter. */
  public static Charge named(Account account, String id) {
    Charge charge = shelf(account).find(id);
    if (charge == null) {
      throw StripeError.missing("charge", id);
    }
    return charge;
  }
}
