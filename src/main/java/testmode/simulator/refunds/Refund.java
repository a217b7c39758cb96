package testmode.simulator.refunds;

import com.google.gson.JsonObject;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Derived;
import testmode.simulator.payments.Charge;
import testmode.simulator.resource.Snapshot;

/** One state of a Refund. */
final class Refund extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "refund", "amount": null, "balance_transaction": null, "charge": null,
       "created": null, "currency": null, "customer": null, "customer_account": null,
       "destination_details": {"card": {"reference_status": "pending",
         "reference_type": "acquirer_reference_number", "type": "refund"}, "type": "card"},
       "metadata": {}, "payment_intent": null, "payment_method": null, "reason": null,
       "receipt_number": null, "source_transfer_reversal": null, "status": "succeeded",
       "transfer_reversal": null}\
      """;

  private static final int REFERENCE_LENGTH = 16;

  private Refund(JsonObject json) {
    super(json);
  }

  /** A new refund of a part of a charge or the whole, not yet in the ledger. */
  static Refund of(Account account, Charge charge, long amount) {
    JsonObject json = shape(account.ids().paymentOf(charge.id()).id("re_"), SHAPE);
    json.addProperty("amount", amount);
    json.addProperty("charge", charge.id());
    json.addProperty("created", account.clock().epochSecond());
    JsonObject paid = charge.json();
    for (String same : new String[] {"currency", "customer", "payment_intent", "payment_method"}) {
      json.add(same, paid.get(same));
    }
    return new Refund(json);
  }

  long amount() {
    return number("amount");
  }

  String charge() {
    return string("charge");
  }

  Refund with(JsonObject json) {
    return new Refund(json);
  }

  Refund booked(String transaction) {
    return new Refund(but(json -> json.addProperty("balance_transaction", transaction)));
  }

  Refund pending() {
    return new Refund(but(json -> json.addProperty("status", "pending")));
  }

  Refund succeeded() {
    return new Refund(but(json -> json.addProperty("status", "succeeded")));
  }

  /** ASSUMED: the failure reason; Stripe's page names the card, not the reason. */
  Refund failed(String transaction, String reason) {
    return new Refund(
        but(
            json -> {
              json.addProperty("status", "failed");
              json.addProperty("failure_balance_transaction", transaction);
              json.addProperty("failure_reason", reason);
            }));
  }

  /** The bank's reference, by which a shopper can ask for the money, has come. */
  Refund referenced() {
    return new Refund(
        but(
            json -> {
              JsonObject card = new JsonObject();
              card.addProperty("reference", Derived.digits(id(), REFERENCE_LENGTH));
              card.addProperty("reference_status", "available");
              card.addProperty("reference_type", "acquirer_reference_number");
              card.addProperty("type", "refund");
              json.getAsJsonObject("destination_details").add("card", card);
            }));
  }
}
