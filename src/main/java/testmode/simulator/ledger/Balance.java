package testmode.simulator.ledger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.param.BalanceRetrieveParams;
import java.util.LinkedHashMap;
import java.util.Map;
import testmode.simulator.account.Account;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;

/**
 * {@code /v1/balance}: the sum of the account's balance transactions, per currency, apart for what
 * is available and what is pending. Nothing else moves money, so it is counted, never kept.
 */
public final class Balance implements Resource {

  /** What one currency holds. */
  private record Held(long available, long pending) {
    Held plus(BalanceTransaction row) {
      long net = row.number("net");
      return row.isAvailable()
          ? new Held(available + net, pending)
          : new Held(available, pending + net);
    }
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/v1/balance", BalanceRetrieveParams.class, call -> json(call.account()));
  }

  /** What may be paid out now, in minor units of the settlement currency. */
  public static long available(Account account) {
    return held(account).values().iterator().next().available();
  }

  /** The settlement currency first; others only if there are rows from before it was changed. */
  private static Map<String, Held> held(Account account) {
    Map<String, Held> held = new LinkedHashMap<>();
    held.put(account.settings().settlementCurrency(), new Held(0, 0));
    for (BalanceTransaction row : BalanceTransactions.rows(account)) {
      String currency = row.string("currency");
      held.put(currency, held.getOrDefault(currency, new Held(0, 0)).plus(row));
    }
    return held;
  }

  static JsonObject json(Account account) {
    JsonArray available = new JsonArray();
    JsonArray pending = new JsonArray();
    JsonArray none = new JsonArray();
    held(account)
        .forEach(
            (currency, held) -> {
              available.add(byCard(held.available(), currency));
              pending.add(byCard(held.pending(), currency));
              none.add(amount(0, currency));
            });
    JsonObject prefunding = new JsonObject();
    prefunding.add("available", none);
    prefunding.add("pending", none.deepCopy());
    JsonObject balance = new JsonObject();
    balance.addProperty("object", "balance");
    balance.add("available", available);
    balance.addProperty("livemode", false);
    balance.add("pending", pending);
    balance.add("refund_and_dispute_prefunding", prefunding);
    return balance;
  }

  private static JsonObject byCard(long amount, String currency) {
    JsonObject types = new JsonObject();
    types.addProperty("card", amount);
    JsonObject json = amount(amount, currency);
    json.add("source_types", types);
    return json;
  }

  private static JsonObject amount(long amount, String currency) {
    JsonObject json = new JsonObject();
    json.addProperty("amount", amount);
    json.addProperty("currency", currency);
    return json;
  }
}
