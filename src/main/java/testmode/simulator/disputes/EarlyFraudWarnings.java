package testmode.simulator.disputes;

import com.google.gson.JsonObject;
import com.stripe.param.radar.EarlyFraudWarningListParams;
import com.stripe.param.radar.EarlyFraudWarningRetrieveParams;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.cards.CardBehaviour;
import testmode.simulator.cards.TestCard;
import testmode.simulator.events.Events;
import testmode.simulator.payments.Aftermath;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;

/** {@code /v1/radar/early_fraud_warnings}: banks that see fraud, and have not disputed it yet. */
public final class EarlyFraudWarnings implements Resource, Aftermath {
  private static final String URL = "/v1/radar/early_fraud_warnings";

  @Override
  public void routes(Routes routes) {
    routes.get(URL, EarlyFraudWarningListParams.class, this::list);
    routes.get(URL + "/{id}", EarlyFraudWarningRetrieveParams.class, this::retrieve);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("issfr_", EarlyFraudWarning.class);
  }

  /** ASSUMED: it comes when a dispute would. */
  @Override
  public void follow(Account account, Charge charge, TestCard card) {
    if (card.is(CardBehaviour.EARLY_FRAUD_WARNING)) {
      account
          .clock()
          .schedule(
              DisputeFlow.OPENED_AFTER,
              "fraud warning of " + charge.id(),
              () -> warn(account, charge.id()));
    }
  }

  private static void warn(Account account, String charge) {
    EarlyFraudWarning warning = EarlyFraudWarning.of(account, Charges.shelf(account).get(charge));
    shelf(account).put(warning);
    Events.of(account).append("radar.early_fraud_warning.created", warning.json(), null, null);
  }

  /** The charge was refunded in full. */
  static void settled(Account account, String charge, ApiCall call) {
    for (EarlyFraudWarning warning : shelf(account).newestFirst()) {
      if (warning.string("charge").equals(charge) && warning.isActionable()) {
        EarlyFraudWarning settled = shelf(account).put(warning.settled());
        Events.of(account)
            .append(
                "radar.early_fraud_warning.updated",
                settled.json(),
                Changes.between(warning, settled),
                call);
      }
    }
  }

  private static Shelf<EarlyFraudWarning> shelf(Account account) {
    return Shelf.of(account, EarlyFraudWarning.class);
  }

  private JsonObject list(ApiCall call) {
    String charge = call.form().text("charge");
    String intent = call.form().text("payment_intent");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(warning -> charge == null || charge.equals(warning.text("charge")))
            .filter(warning -> intent == null || intent.equals(warning.text("payment_intent")))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, all, "early fraud warning");
  }

  /** ASSUMED: what the error calls it, and its param. */
  private JsonObject retrieve(ApiCall call) {
    EarlyFraudWarning warning = shelf(call.account()).find(call.id());
    if (warning == null) {
      throw StripeError.missing("early_fraud_warning", "early fraud warning", call.id())
          .withStatus(404);
    }
    return warning.json();
  }
}
