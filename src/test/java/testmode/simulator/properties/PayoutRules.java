package testmode.simulator.properties;

import static testmode.simulator.properties.AccountView.grouped;
import static testmode.simulator.properties.AccountView.number;
import static testmode.simulator.properties.AccountView.text;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A payout leaves the balance once, and comes back once if it did not arrive. */
final class PayoutRules {
  private static final Set<String> CAME_BACK = Set.of("failed", "canceled");

  private PayoutRules() {}

  static void check(AccountView view, Audit audit) {
    Map<String, List<JsonObject>> rows = grouped(view.rows(), "source");
    for (JsonObject payout : view.payouts()) {
      String id = text(payout, "id");
      List<JsonObject> own = rows.getOrDefault(id, List.of());
      boolean back = CAME_BACK.contains(text(payout, "status"));
      long sum = own.stream().mapToLong(row -> number(row, "net")).sum();
      audit.require(own.size() == (back ? 2 : 1), "%s has the rows %s", payout, own);
      audit.require(
          sum == (back ? 0 : -number(payout, "amount")), "%s moved %d: %s", id, sum, payout);
    }
  }
}
