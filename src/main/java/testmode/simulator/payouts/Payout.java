package testmode.simulator.payouts;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.account.TestBank;
import testmode.simulator.cards.Derived;
import testmode.simulator.resource.Snapshot;

/** One state of a Payout: money on its way to the bank, or, with a negative amount, back. */
final class Payout extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "payout", "amount": null, "application_fee": null,
       "application_fee_amount": null, "arrival_date": null, "automatic": false,
       "balance_transaction": null, "created": null, "currency": null, "description": null,
       "destination": null, "failure_balance_transaction": null, "failure_code": null,
       "failure_message": null, "livemode": false, "metadata": {}, "method": "standard",
       "original_payout": null, "payout_method": null,
       "reconciliation_status": "not_applicable", "reversed_by": null, "source_type": "card",
       "statement_descriptor": null, "status": "pending",
       "trace_id": {"status": "pending", "value": null}, "type": "bank_account"}\
      """;

  /** ASSUMED: the UTC midnight two days later; Stripe names a working day per country. */
  private static final int ARRIVES_AFTER_DAYS = 2;

  private static final int TRACE_LENGTH = 15;

  private Payout(JsonObject json) {
    super(json);
  }

  /**
   * A new one, not yet in the ledger.
   *
   * @param amount in minor units of the settlement currency; negative when it comes back
   */
  static Payout of(Account account, long amount) {
    Instant now = account.clock().instant();
    JsonObject json = shape(account.ids().next("po_", Ids.LONG), SHAPE);
    json.addProperty("amount", amount);
    json.addProperty(
        "arrival_date",
        now.truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(ARRIVES_AFTER_DAYS))
            .getEpochSecond());
    json.addProperty("created", now.getEpochSecond());
    json.addProperty("currency", account.settings().settlementCurrency());
    json.addProperty("destination", BankAccount.id(account));
    return new Payout(json);
  }

  long amount() {
    return number("amount");
  }

  Instant arrival() {
    return Instant.ofEpochSecond(number("arrival_date"));
  }

  boolean is(String status) {
    return string("status").equals(status);
  }

  boolean isAutomatic() {
    return flag("automatic");
  }

  Payout with(JsonObject json) {
    return new Payout(json);
  }

  Payout booked(String row) {
    return new Payout(but(json -> json.addProperty("balance_transaction", row)));
  }

  /** Made by Stripe's schedule, from rows of the ledger that can be listed. */
  Payout automatic() {
    return new Payout(
        but(
            json -> {
              json.addProperty("automatic", true);
              json.addProperty("description", "STRIPE PAYOUT");
              json.addProperty("reconciliation_status", "in_progress");
            }));
  }

  Payout reconciled() {
    return new Payout(but(json -> json.addProperty("reconciliation_status", "completed")));
  }

  Payout inTransit() {
    return new Payout(but(json -> json.addProperty("status", "in_transit")));
  }

  /** ASSUMED: the form of the bank's trace, and that it comes with the money. */
  Payout paid() {
    return new Payout(
        but(
            json -> {
              json.addProperty("status", "paid");
              JsonObject trace = json.getAsJsonObject("trace_id");
              trace.addProperty("status", "supported");
              trace.addProperty("value", Derived.digits(id(), TRACE_LENGTH));
            }));
  }

  Payout canceled(String row) {
    return new Payout(
        but(
            json -> {
              json.addProperty("status", "canceled");
              json.addProperty("failure_balance_transaction", row);
            }));
  }

  Payout failed(TestBank bank, String row) {
    return new Payout(
        but(
            json -> {
              json.addProperty("status", "failed");
              json.addProperty("failure_balance_transaction", row);
              json.addProperty("failure_code", bank.failureCode());
              json.addProperty("failure_message", bank.failureMessage());
            }));
  }

  /** Brings the money of another one back. */
  Payout reversing(Payout original) {
    return new Payout(but(json -> json.addProperty("original_payout", original.id())));
  }

  Payout reversedBy(Payout reversal) {
    return new Payout(but(json -> json.addProperty("reversed_by", reversal.id())));
  }
}
