package testmode.simulator.ledger;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
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

  /** Recorded for new accounts: money is available at the UTC midnight a week later. */
  private static final int AVAILABLE_AFTER_DAYS = 7;

  private BalanceTransaction(JsonObject json) {
    super(json);
  }

  /**
   * A new row.
   *
   * @param type also the reporting category, as for every type used here
   * @param source the charge or refund that moved the money; its id names the payment
   * @param amount signed, in minor units of the settlement currency
   * @param rate null when nothing was converted
   */
  static BalanceTransaction of(
      Account account,
      String type,
      String source,
      long amount,
      long fee,
      @Nullable Exchange rate,
      @Nullable String description,
      boolean availableAtOnce) {
    Instant now = account.clock().instant();
    String currency = account.settings().settlementCurrency();
    JsonObject json = shape(account.ids().paymentOf(source).id("txn_"), SHAPE);
    json.addProperty("amount", amount);
    json.addProperty("available_on", availableAtOnce ? now.getEpochSecond() : midnightLater(now));
    json.addProperty("created", now.getEpochSecond());
    json.addProperty("currency", currency);
    json.add("description", StripeJson.nullable(description));
    json.add("exchange_rate", StripeJson.nullable(rate == null ? null : rate.shown()));
    json.addProperty("fee", fee);
    if (fee != 0) {
      json.getAsJsonArray("fee_details").add(feeLine(fee, currency));
    }
    json.addProperty("net", amount - fee);
    json.addProperty("reporting_category", type);
    json.addProperty("source", source);
    json.addProperty("type", type);
    return new BalanceTransaction(json).at(now);
  }

  private static long midnightLater(Instant now) {
    return now.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(AVAILABLE_AFTER_DAYS)
        .atStartOfDay(ZoneOffset.UTC)
        .toEpochSecond();
  }

  private static JsonObject feeLine(long fee, String currency) {
    JsonObject line = new JsonObject();
    line.addProperty("amount", fee);
    StripeJson.nulls(line, "application");
    line.addProperty("currency", currency);
    line.addProperty("description", "Stripe processing fees");
    line.addProperty("type", "stripe_fee");
    return line;
  }

  /** As it reads at that time: pending money becomes available. */
  BalanceTransaction at(Instant now) {
    boolean available = number("available_on") <= now.getEpochSecond();
    return new BalanceTransaction(
        but(json -> json.addProperty("status", available ? "available" : "pending")));
  }

  boolean isAvailable() {
    return string("status").equals("available");
  }
}
