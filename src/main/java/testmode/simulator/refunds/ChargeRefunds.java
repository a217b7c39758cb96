package testmode.simulator.refunds;

import com.google.gson.JsonObject;
import com.stripe.param.RefundCollectionListParams;
import com.stripe.param.RefundCollectionRetrieveParams;
import com.stripe.param.RefundUpdateParams;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;

/** The older routes to refunds, under the charge that they are of. */
final class ChargeRefunds implements Resource {
  private static final String CHARGE = "/v1/charges/{id}";
  private static final String ONE = "/v1/charges/{charge}/refunds/{id}";

  private final Currencies currencies;
  private final RefundFlow flow;

  ChargeRefunds(Currencies currencies, RefundFlow flow) {
    this.currencies = currencies;
    this.flow = flow;
  }

  @Override
  public void routes(Routes routes) {
    routes.post(CHARGE + "/refund", ChargeRefundParams.class, this::refundedCharge);
    routes.post(CHARGE + "/refunds", ChargeRefundParams.class, this::create);
    routes.get(CHARGE + "/refunds", RefundCollectionListParams.class, this::list);
    routes.get(ONE, RefundCollectionRetrieveParams.class, call -> inUrl(call).json());
    routes.post(ONE, RefundUpdateParams.class, call -> flow.describe(inUrl(call), call).json());
  }

  /** The singular answers the charge. */
  private JsonObject refundedCharge(ApiCall call) {
    Refund refund = refund(call);
    return Charges.named(call.account(), refund.charge()).json();
  }

  /** The plural answers the refund. */
  private JsonObject create(ApiCall call) {
    return refund(call).json();
  }

  private Refund refund(ApiCall call) {
    Charge charge = Charges.inUrl(call);
    return flow.begin(RefundOrder.of(call, charge, currencies), call);
  }

  private JsonObject list(ApiCall call) {
    String charge = Charges.inUrl(call).id();
    List<JsonObject> all =
        Refunds.shelf(call.account()).newestFirst().stream()
            .filter(refund -> charge.equals(refund.charge()))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, Refunds.urlUnder(charge), all, "refund");
  }

  /** Recorded: the refund of another charge is as unknown as one that never was. */
  private static Refund inUrl(ApiCall call) {
    Account account = call.account();
    String charge = Charges.named(account, call.path().get("charge")).id();
    Refund refund = Refunds.shelf(account).find(call.id());
    if (refund == null || !charge.equals(refund.charge())) {
      throw StripeError.missing("refund", "refund", call.id()).withStatus(404);
    }
    return refund;
  }
}
