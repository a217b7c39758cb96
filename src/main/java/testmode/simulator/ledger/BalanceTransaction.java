package testmode.simulator.ledger;

import com.google.gson.JsonObject;
import java.time.Instant;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/** One row of the ledger, in the account's settlement currency. */
final class BalanceTransaction extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "balance_transaction", "amount": null, "available_on": null,
       "balance_type": "payments", "created": null, "currency": null, "description": null,
       "exchange_rate": null, "fee": 0, "fee_details": [], "net": null,
       "reporting_category": null, "source": null, "status": "pending", "type": null}\
      """;

  private BalanceTransaction(JsonObject json) {
    super(json);
  }

  static BalanceTransaction of(Account account, Entry entry) {
    Instant now = account.clock().instant();
    String currency = account.settings().settlementCurrency();
    JsonObject json = shape(newId(account.ids(), entry.source()), SHAPE);
    json.addProperty("amount", entry.amount());
    json.addProperty("available_on", entry.availableOn());
    json.addProperty("created", now.getEpochSecond());
    json.addProperty("currency", currency);
    json.add("description", StripeJson.nullable(entry.description()));
    Exchange rate = entry.rate();
    json.add("exchange_rate", StripeJson.nullable(rate == null ? null : rate.shown()));
    json.addProperty("fee", entry.feeAmount());
    if (entry.fee() != null && entry.feeAmount() != 0) {
      json.getAsJsonArray("fee_details").add(feeLine(entry.fee(), currency));
    }
    json.addProperty("net", entry.amount() - entry.feeAmount());
    json.addProperty("reporting_category", entry.category());
    json.addProperty("source", entry.source());
    json.addProperty("type", entry.type());
    return new BalanceTransaction(json).at(now);
  }

  /** The rows of a payment share its stamp; a dispute and a payout are no part of one. */
  private static String newId(Ids ids, String source) {
    boolean payment = source.startsWith("3", source.indexOf('_') + 1);
    return payment ? ids.paymentOf(source).id("txn_") : ids.next("txn_", Ids.LONG);
  }

  private static JsonObject feeLine(Entry.Fee fee, String currency) {
    JsonObject line = new JsonObject();
    line.addProperty("amount", fee.amount());
    StripeJson.nulls(line, "application");
    line.addProperty("currency", currency);
    line.addProperty("description", fee.description());
    line.addProperty("type", "stripe_fee");
    return line;
  }

  /** As it reads at that time: pending money becomes available. */
  BalanceTransaction at(Instant now) {
    // A payout takes its money at once, though its row names the day of arrival (recorded).
    boolean leaving = string("type").equals("payout") && number("amount") < 0;
    boolean available = leaving || number("available_on") <= now.getEpochSecond();
    return new BalanceTransaction(
        but(json -> json.addProperty("status", available ? "available" : "pending")));
  }

  boolean isAvailable() {
    return string("status").equals("available");
  }
}
