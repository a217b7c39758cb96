package testmode.simulator.refunds;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.param.RefundCancelParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.RefundUpdateParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.disputes.Disputes;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Currency;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.payments.IntentStatus;
import testmode.simulator.payments.PaymentIntent;
import testmode.simulator.payments.PaymentIntents;
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

/** {@code /v1/refunds}: which charge, how much, and every reason why not. */
public final class Refunds implements Resource {
  private static final String URL = "/v1/refunds";

  private final Currencies currencies;
  private final RefundFlow flow;

  public Refunds(Currencies currencies, Ledger ledger) {
    this.currencies = currencies;
    this.flow = new RefundFlow(ledger);
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, RefundCreateParams.class, this::create);
    routes.get(URL, RefundListParams.class, this::list);
    routes.get(URL + "/{id}", RefundRetrieveParams.class, this::retrieve);
    routes.post(URL + "/{id}", RefundUpdateParams.class, this::update);
    routes.post(URL + "/{id}/cancel", RefundCancelParams.class, this::cancel);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("re_", Refund.class);
    expansion.includable("charge", "refunds", Refunds::ofCharge);
  }

  /** The account's Refunds. */
  static Shelf<Refund> shelf(Account account) {
    return Shelf.of(account, Refund.class);
  }

  private JsonObject create(ApiCall call) {
    Form form = call.form();
    FormFields.notSimulated(
        form, "currency", "customer", "origin", "refund_application_fee", "reverse_transfer");
    Long asked = form.integer("amount");
    if (asked != null && asked < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    Charge charge = charge(call.account(), form);
    long amount = amount(call.account(), charge, asked);
    Refund refund = Refund.of(call.account(), charge, amount);
    Refund described =
        refund.with(
            refund.but(
                json -> {
                  FormFields.texts(form, json, "reason");
                  FormFields.metadata(form, json);
                }));
    return flow.begin(call.account(), charge, described, call).json();
  }

  /** The refunds of a charge, newest first, as the charge shows them when asked to. */
  private static JsonObject ofCharge(Account account, JsonObject charge) {
    String id = charge.get("id").getAsString();
    JsonArray data = new JsonArray();
    for (Refund refund : shelf(account).newestFirst()) {
      if (id.equals(refund.charge())) {
        data.add(refund.json());
      }
    }
    JsonObject list = new JsonObject();
    list.addProperty("object", "list");
    list.add("data", data);
    list.addProperty("has_more", false);
    list.addProperty("total_count", data.size());
    list.addProperty("url", "/v1/charges/" + id + "/refunds");
    return list;
  }

  private static Charge charge(Account account, Form form) {
    String id = form.text("charge");
    if (id == null) {
      id = chargeOfIntent(account, form.text("payment_intent"));
    }
    Charge charge = Charges.shelf(account).find(id);
    if (charge == null) {
      throw StripeError.missing("charge", id);
    }
    return charge;
  }

  private static String chargeOfIntent(Account account, @Nullable String id) {
    if (id == null) {
      throw StripeError.invalid(
          null,
          null,
          "One of the following params should be provided for this request: payment_intent or"
              + " charge.");
    }
    PaymentIntent intent = PaymentIntents.shelf(account).find(id);
    if (intent == null) {
      // ASSUMED: status and param, as for an unknown charge.
      throw StripeError.missing("intent", "payment_intent", id).withStatus(404);
    }
    String charge = intent.latestCharge();
    if (charge == null || !Charges.shelf(account).get(charge).succeeded()) {
      String status = intent.status().wire();
      String why =
          intent.status() == IntentStatus.REQUIRES_ACTION
              ? " because it has a status of " + status // ASSUMED but for the last words
              : "";
      throw StripeError.invalid(
              null,
              null,
              "This PaymentIntent ("
                  + id
                  + ") does not have a successful charge to refund"
                  + why
                  + ".")
          .afterExecution();
    }
    return charge;
  }

  private long amount(Account account, Charge charge, @Nullable Long asked) {
    if (!charge.succeeded()) {
      // ASSUMED wording.
      throw refused(null, "Charge " + charge.id() + " did not succeed and cannot be refunded.");
    }
    if (!charge.isCaptured()) {
      throw refused(
          null,
          "This uncaptured Charge was created by a PaymentIntent ("
              + charge.intent()
              + "). You must cancel the PaymentIntent to reverse the authorization instead of"
              + " refunding the Charge directly. For more information, see"
              + " https://stripe.com/docs/payments/place-a-hold-on-a-payment-method");
    }
    if (Disputes.blockRefund(account, charge.id())) {
      throw refused(
          "charge_disputed",
          "Charge " + charge.id() + " has been charged back; cannot issue a refund.");
    }
    long rest = charge.refundable();
    if (rest == 0) {
      throw refused(
          "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.");
    }
    long amount = asked == null ? rest : asked;
    if (amount > rest) {
      Currency currency = currencies.require(charge.currency());
      boolean untouched = charge.number("amount_refunded") == 0;
      throw refused(
              null,
              "Refund amount (%s) is greater than %s (%s)"
                  .formatted(
                      currency.format(amount),
                      untouched ? "charge amount" : "unrefunded amount on charge",
                      currency.format(rest)))
          .with("param", "amount");
    }
    return amount;
  }

  private static StripeError refused(@Nullable String code, String message) {
    return StripeError.invalid(code, null, message).afterExecution();
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  /** With {@code charge=} Stripe adds a {@code count} that its reference does not name. */
  private JsonObject list(ApiCall call) {
    String charge = call.form().text("charge");
    String intent = call.form().text("payment_intent");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(refund -> charge == null || charge.equals(refund.charge()))
            .filter(refund -> intent == null || intent.equals(refund.text("payment_intent")))
            .map(Snapshot::json)
            .toList();
    JsonObject page = Listing.page(call, URL, all, "refund");
    return charge == null ? page : Listing.counted(page, all.size());
  }

  private JsonObject update(ApiCall call) {
    Refund refund = inUrl(call);
    Refund changed = refund.with(refund.but(json -> FormFields.metadata(call.form(), json)));
    return shelf(call.account()).put(changed).json();
  }

  private JsonObject cancel(ApiCall call) {
    inUrl(call);
    throw refused(null, "Canceling this refund is unsupported.");
  }

  private static Refund inUrl(ApiCall call) {
    Refund refund = shelf(call.account()).find(call.id());
    if (refund == null) {
      throw StripeError.missing("refund", call.id());
    }
    return refund;
  }
}
