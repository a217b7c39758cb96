package testmode.simulator.payments;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Decline;
import testmode.simulator.cards.Derived;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/** One state of a Charge: a succeeded one, a held one, or a declined attempt. */
public final class Charge extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "charge", "amount": null, "amount_captured": 0, "amount_refunded": 0,
       "application": null, "application_fee": null, "application_fee_amount": null,
       "balance_transaction": null, "billing_details": {},
       "calculated_statement_descriptor": null, "captured": false, "created": null,
       "currency": null, "customer": null, "description": null, "destination": null,
       "dispute": null, "disputed": false, "failure_balance_transaction": null,
       "failure_code": null, "failure_message": null, "fraud_details": {}, "livemode": false,
       "metadata": {}, "on_behalf_of": null, "order": null, "outcome": {}, "paid": false,
       "payment_intent": null, "payment_method": null,
       "payment_method_details": {"card": {}, "type": "card"}, "radar_options": {},
       "receipt_email": null, "receipt_number": null, "receipt_url": null, "refunded": false,
       "review": null, "shipping": null, "source": null, "source_transfer": null,
       "statement_descriptor": null, "statement_descriptor_suffix": null, "status": null,
       "transfer_data": null, "transfer_group": null}\
      """;

  private static final int RECEIPT_LENGTH = 32;

  private Charge(JsonObject json) {
    super(json);
  }

  /** The bank said yes; the money is held until {@code capture_before} if the intent is manual. */
  static Charge approved(
      Account account, PaymentIntent intent, PaymentMethod method, boolean authenticated) {
    JsonObject json = begun(account, intent, method);
    String id = json.get("id").getAsString();
    CardOnCharge card = new CardOnCharge(id, method, intent.amount());
    json.addProperty("status", "succeeded");
    json.addProperty("paid", true);
    json.add("outcome", Radar.approval(id, method.card()));
    json.addProperty(
        "receipt_url",
        "https://pay.stripe.com/receipts/payment/" + Derived.text(id, RECEIPT_LENGTH));
    if (intent.isManual()) {
      long until = account.clock().epochSecond() + Holds.HOLD.toSeconds();
      details(json).add("card", card.held(until, authenticated));
    } else {
      json.addProperty("captured", true);
      json.addProperty("amount_captured", intent.amount());
      details(json).add("card", card.paid(authenticated));
    }
    return new Charge(json);
  }

  /** The bank said no. */
  static Charge declined(
      Account account, PaymentIntent intent, PaymentMethod method, Decline decline) {
    JsonObject json = begun(account, intent, method);
    String id = json.get("id").getAsString();
    json.addProperty("status", "failed");
    json.addProperty("failure_code", decline.code());
    json.addProperty("failure_message", decline.message());
    json.add("outcome", Radar.decline(id, decline));
    CardOnCharge card = new CardOnCharge(id, method, intent.amount());
    details(json).add("card", Radar.blocks(decline) ? card.blocked() : card.declined());
    return new Charge(json);
  }

  private static JsonObject begun(Account account, PaymentIntent intent, PaymentMethod method) {
    JsonObject json = shape(account.ids().paymentOf(intent.id()).id("ch_"), SHAPE);
    JsonObject terms = intent.json();
    json.addProperty("amount", intent.amount());
    json.add("billing_details", method.object("billing_details"));
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("payment_intent", intent.id());
    json.addProperty("payment_method", method.id());
    json.addProperty(
        "calculated_statement_descriptor",
        Descriptors.calculated(intent.text("statement_descriptor_suffix")));
    for (String same :
        new String[] {
          "currency",
          "customer",
          "description",
          "metadata",
          "receipt_email",
          "shipping",
          "statement_descriptor",
          "statement_descriptor_suffix",
          "transfer_group"
        }) {
      json.add(same, terms.get(same));
    }
    return json;
  }

  private static JsonObject details(JsonObject json) {
    return json.getAsJsonObject("payment_method_details");
  }

  public String intent() {
    return string("payment_intent");
  }

  public String currency() {
    return string("currency");
  }

  public boolean succeeded() {
    return string("status").equals("succeeded");
  }

  public boolean isCaptured() {
    return flag("captured");
  }

  /** What may still be refunded. */
  public long refundable() {
    return number("amount_captured") - number("amount_refunded");
  }

  /** Its row in the ledger has come. */
  Charge booked(String transaction) {
    return new Charge(but(json -> json.addProperty("balance_transaction", transaction)));
  }

  /** What was held is taken, all or in part; {@code amount} keeps what was authorised. */
  Charge captured(long amount, @Nullable String suffix) {
    return new Charge(
        but(
            json -> {
              json.add("statement_descriptor_suffix", StripeJson.nullable(suffix));
              json.addProperty("calculated_statement_descriptor", Descriptors.calculated(suffix));
              json.addProperty("captured", true);
              json.addProperty("amount_captured", amount);
            }));
  }

  /** More was given back, or less after all (a negative amount) because a refund failed. */
  public Charge refunded(long more) {
    long refunded = number("amount_refunded") + more;
    return new Charge(
        but(
            json -> {
              json.addProperty("amount_refunded", refunded);
              json.addProperty("refunded", refunded == number("amount_captured"));
            }));
  }

  /** The shopper's bank took it up; it stays disputed, however the dispute ends (recorded). */
  public Charge disputed(String dispute) {
    return new Charge(
        but(
            json -> {
              json.addProperty("dispute", dispute);
              json.addProperty("disputed", true);
            }));
  }

  /** A hold was let go: Stripe shows the whole of it as refunded. */
  Charge released() {
    return new Charge(
        but(
            json -> {
              json.addProperty("amount_refunded", number("amount"));
              json.addProperty("refunded", true);
            }));
  }

  Charge with(JsonObject json) {
    return new Charge(json);
  }

  /** The changed keys of an earlier snapshot, for {@code previous_attributes}. */
  JsonObject before(Charge earlier) {
    return Changes.between(earlier, this);
  }
}
