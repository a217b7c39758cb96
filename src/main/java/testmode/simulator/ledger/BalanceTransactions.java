package testmode.simulator.ledger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.param.BalanceRetrieveParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import java.time.Instant;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** {@code /v1/balance_transactions} and {@code /v1/balance}: the account's ledger and its sums. */
public final class BalanceTransactions implements Resource {
  private static final String URL = "/v1/balance_transactions";

  @Override
  public void routes(Routes routes) {
    routes.get(URL, BalanceTransactionListParams.class, this::list);
    routes.get(URL + "/{id}", BalanceTransactionRetrieveParams.class, this::retrieve);
    routes.get("/v1/balance", BalanceRetrieveParams.class, this::balance);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable(
        "txn_",
        (account, id) -> {
          BalanceTransaction row = shelf(account).find(id);
          return row == null ? null : row.at(account.clock().instant()).json();
        });
  }

  /** The account's BalanceTransactions. */
  static Shelf<BalanceTransaction> shelf(Account account) {
    return Shelf.of(account, BalanceTransaction.class);
  }

  private JsonObject retrieve(ApiCall call) {
    BalanceTransaction row = shelf(call.account()).find(call.id());
    if (row == null) {
      throw StripeError.missing("balance transaction", call.id());
    }
    return row.at(call.account().clock().instant()).json();
  }

  private JsonObject list(ApiCall call) {
    String payout = call.form().text("payout");
    if (payout != null) {
      throw StripeError.missing("payout", "payout", payout);
    }
    List<JsonObject> all =
        rows(call.account()).stream()
            .filter(row -> matches(call.form(), row, "source"))
            .filter(row -> matches(call.form(), row, "type"))
            .filter(row -> matches(call.form(), row, "currency"))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, all, "balance transaction");
  }

  private static boolean matches(Form form, BalanceTransaction row, String name) {
    String wanted = form.text(name);
    return wanted == null || wanted.equals(row.text(name));
  }

  private JsonObject balance(ApiCall call) {
    Account account = call.account();
    String currency = account.settings().settlementCurrency();
    long available = 0;
    long pending = 0;
    for (BalanceTransaction row : rows(account)) {
      // A settlement currency that was changed leaves its old rows out of the sum.
      long net = row.string("currency").equals(currency) ? row.number("net") : 0;
      available += row.isAvailable() ? net : 0;
      pending += row.isAvailable() ? 0 : net;
    }
    JsonObject prefunding = new JsonObject();
    prefunding.add("available", only(amount(0, currency)));
    prefunding.add("pending", only(amount(0, currency)));
    JsonObject balance = new JsonObject();
    balance.addProperty("object", "balance");
    balance.add("available", only(bySource(available, currency)));
    balance.addProperty("livemode", false);
    balance.add("pending", only(bySource(pending, currency)));
    balance.add("refund_and_dispute_prefunding", prefunding);
    return balance;
  }

  private static List<BalanceTransaction> rows(Account account) {
    Instant now = account.clock().instant();
    return shelf(account).newestFirst().stream().map(row -> row.at(now)).toList();
  }

  private static JsonObject bySource(long amount, String currency) {
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

  private static JsonArray only(JsonObject item) {
    JsonArray array = new JsonArray();
    array.add(item);
    return array;
  }
}
