package testmode.simulator.ledger;

import com.google.gson.JsonObject;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/**
 * {@code /v1/balance_transactions}, and {@code /v1/balance/history} as it was called before: the
 * account's ledger.
 */
public final class BalanceTransactions implements Resource {
  private static final String URL = "/v1/balance_transactions";
  private static final String OLD_URL = "/v1/balance/history";

  @Override
  public void routes(Routes routes) {
    for (String url : List.of(URL, OLD_URL)) {
      routes.get(url, BalanceTransactionListParams.class, call -> list(call, url));
      routes.get(url + "/{id}", BalanceTransactionRetrieveParams.class, this::retrieve);
    }
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable(
        "txn_", (account, id) -> shelf(account).find(id) == null ? null : json(account, id));
  }

  /** The account's BalanceTransactions. */
  static Shelf<BalanceTransaction> shelf(Account account) {
    return Shelf.of(account, BalanceTransaction.class);
  }

  /** Every row as it reads now, newest first. */
  static List<BalanceTransaction> rows(Account account) {
    Instant now = account.clock().instant();
    return shelf(account).newestFirst().stream().map(row -> row.at(now)).toList();
  }

  /** A row that another object names, as it reads now. */
  public static JsonObject json(Account account, String id) {
    return shelf(account).get(id).at(account.clock().instant()).json();
  }

  private JsonObject retrieve(ApiCall call) {
    if (shelf(call.account()).find(call.id()) == null) {
      throw StripeError.missing("balance transaction", call.id());
    }
    return json(call.account(), call.id());
  }

  private static JsonObject list(ApiCall call, String url) {
    Form form = call.form();
    String source = form.text("source");
    // Recorded: a dispute's id finds nothing, though its rows name it as their source.
    boolean dispute = source != null && source.startsWith("du_");
    Set<String> paidOut = paidOut(call.account(), form.text("payout"));
    List<JsonObject> all =
        rows(call.account()).stream()
            .filter(row -> !dispute && (source == null || source.equals(row.string("source"))))
            .filter(row -> paidOut == null || paidOut.contains(row.id()))
            .filter(row -> matches(form, row, "type"))
            .filter(row -> matches(form, row, "currency"))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, url, all, "balance transaction");
  }

  /** The ids of the rows that a payout paid out, or null if none was asked for. */
  private static @Nullable Set<String> paidOut(Account account, @Nullable String payout) {
    if (payout == null) {
      return null;
    }
    PaidOut paidOut = PaidOut.of(account);
    if (!paidOut.knows(payout)) {
      throw StripeError.missing("payout", "payout", payout);
    }
    Set<String> rows = paidOut.rowsOf(payout);
    if (rows == null) {
      // Reported by many with these words; ASSUMED: code and param.
      throw StripeError.invalid(
          null,
          "payout",
          "Balance transaction history can only be filtered on automatic transfers, not manual.");
    }
    return rows;
  }

  private static boolean matches(Form form, BalanceTransaction row, String name) {
    String wanted = form.text(name);
    return wanted == null || wanted.equals(row.text(name));
  }
}
