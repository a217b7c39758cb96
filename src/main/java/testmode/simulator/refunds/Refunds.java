package testmode.simulator.refunds;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.param.RefundCancelParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.RefundUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.disputes.Disputes;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.payments.Charges;
import testmode.simulator.payments.PaymentIntents;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;

/** {@code /v1/refunds}: made, read, described, never canceled. */
public final class Refunds implements Resource {
  private static final String URL = "/v1/refunds";

  private final Currencies currencies;
  private final RefundFlow flow;

  private Refunds(Currencies currencies, RefundFlow flow) {
    this.currencies = currencies;
    this.flow = flow;
  }

  /** Both families of routes: refunds by themselves, and under their charge. */
  public static List<Resource> resources(Currencies currencies, Ledger ledger, Disputes disputes) {
    RefundFlow flow = new RefundFlow(ledger);
    disputes.whenWithdrawn(flow::overtake);
    return List.of(new Refunds(currencies, flow), new ChargeRefunds(currencies, flow));
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
  public void delays(BiConsumer<String, Duration> tell) {
    tell.accept("the bank's reference of a refund", RefundFlow.REFERENCED_AFTER);
    tell.accept("the success of a pending refund", RefundFlow.PENDING_SUCCEEDS_AFTER);
    tell.accept("the failure of a refund that fails", RefundFlow.FAILS_AFTER);
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
    return flow.begin(RefundOrder.of(call, currencies), call).json();
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
    list.addProperty("url", urlUnder(id));
    return list;
  }

  /** Where the refunds of a charge are listed. */
  static String urlUnder(String charge) {
    return "/v1/charges/" + charge + "/refunds";
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  /** With {@code charge=} Stripe adds a {@code count} that its reference does not name. */
  private JsonObject list(ApiCall call) {
    String charge = call.form().text("charge");
    String intent = call.form().text("payment_intent");
    checkFilters(call.account(), charge, intent);
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(refund -> charge == null || charge.equals(refund.charge()))
            .filter(refund -> intent == null || intent.equals(refund.text("payment_intent")))
            .map(Snapshot::json)
            .toList();
    JsonObject page = Listing.page(call, URL, all, "refund");
    return charge == null ? page : Listing.counted(page, all.size());
  }

  /** ASSUMED: a filter names what is there, as recorded of other lists. */
  private static void checkFilters(
      Account account, @Nullable String charge, @Nullable String intent) {
    if (charge != null && Charges.shelf(account).find(charge) == null) {
      throw StripeError.missing("charge", "charge", charge);
    }
    if (intent != null && PaymentIntents.shelf(account).find(intent) == null) {
      throw StripeError.missing("payment_intent", "payment_intent", intent);
    }
  }

  private JsonObject update(ApiCall call) {
    return flow.describe(inUrl(call), call).json();
  }

  /** Documented: only a refund that waits for the shopper can be canceled, which no card's does. */
  private JsonObject cancel(ApiCall call) {
    inUrl(call);
    throw StripeError.invalid(null, null, "Canceling this refund is unsupported.").afterExecution();
  }

  private static Refund inUrl(ApiCall call) {
    Refund refund = shelf(call.account()).find(call.id());
    if (refund == null) {
      throw StripeError.missing("refund", call.id());
    }
    return refund;
  }
}
