package testmode.simulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that one account's card payments leave behind. */
final class PaymentRecords {
  final Shelf<PaymentMethod> methods = new Shelf<>();
  final Shelf<PaymentIntent> intents = new Shelf<>();
  final Shelf<Charge> charges = new Shelf<>();
  final Shelf<Refund> refunds = new Shelf<>();
  final Shelf<BalanceTransaction> ledger = new Shelf<>();
  final Challenges challenges = new Challenges();

  private PaymentRecords(Account account) {
    expandable(account, "pm_", methods::find);
    expandable(account, "pi_", intents::find);
    expandable(account, "ch_", charges::find);
    expandable(account, "re_", refunds::find);
    account
        .resolver()
        .expandable(
            "txn_",
            id -> {
              BalanceTransaction row = ledger.find(id);
              return row == null ? null : row.at(account.clock().instant()).json();
            });
    account.resolver().includable("charge", "refunds", this::refundsOf);
  }

  static PaymentRecords of(Account account) {
    return account.get(PaymentRecords.class, () -> new PaymentRecords(account));
  }

  /** The refunds of a charge, newest first. */
  List<Refund> refundsOfCharge(String charge) {
    return refunds.newestFirst().stream()
        .filter(refund -> charge.equals(refund.text("charge")))
        .toList();
  }

  private JsonObject refundsOf(JsonObject charge) {
    String id = charge.get("id").getAsString();
    JsonArray data = new JsonArray();
    refundsOfCharge(id).forEach(refund -> data.add(refund.json()));
    JsonObject list = new JsonObject();
    list.addProperty("object", "list");
    list.add("data", data);
    list.addProperty("has_more", false);
    list.addProperty("total_count", data.size());
    list.addProperty("url", "/v1/charges/" + id + "/refunds");
    return list;
  }

  private static void expandable(
      Account account, String prefix, Function<String, ? extends @Nullable Snapshot> finder) {
    account
        .resolver()
        .expandable(
            prefix,
            id -> {
              Snapshot found = finder.apply(id);
              return found == null ? null : found.json();
            });
  }
}
