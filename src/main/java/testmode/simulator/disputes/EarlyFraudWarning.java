package testmode.simulator.disputes;

import com.google.gson.JsonObject;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.payments.Charge;
import testmode.simulator.resource.Snapshot;

/** One state of an early fraud warning: a bank's note that a charge was fraud. */
final class EarlyFraudWarning extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "radar.early_fraud_warning", "actionable": true, "charge": null, "created": null,
       "fraud_type": "made_with_stolen_card", "livemode": false, "payment_intent": null}\
      """;

  private EarlyFraudWarning(JsonObject json) {
    super(json);
  }

  static EarlyFraudWarning of(Account account, Charge charge) {
    JsonObject json = shape(account.ids().next("issfr_", Ids.LONG), SHAPE);
    json.addProperty("charge", charge.id());
    json.addProperty("created", account.clock().epochSecond());
    json.add("payment_intent", charge.json().get("payment_intent"));
    json.addProperty("actionable", charge.refundable() > 0);
    return new EarlyFraudWarning(json);
  }

  boolean isActionable() {
    return flag("actionable");
  }

  /** The merchant has given all back: there is nothing left to do about it. */
  EarlyFraudWarning settled() {
    return new EarlyFraudWarning(but(json -> json.addProperty("actionable", false)));
  }
}
