package testmode.simulator.properties;

import static testmode.simulator.properties.AccountView.flag;
import static testmode.simulator.properties.AccountView.grouped;
import static testmode.simulator.properties.AccountView.number;
import static testmode.simulator.properties.AccountView.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every charge and refund is in the ledger once, and the balance is the sum of its rows. */
final class LedgerRules {
  /** The shown rate has six digits, the true one more. */
  private static final BigDecimal ROUNDED_RATE = new BigDecimal("0.00001");

  private final AccountView view;
  private final Audit audit;
  private final Map<String, List<JsonObject>> rows;

  private LedgerRules(AccountView view, Audit audit) {
    this.view = view;
    this.audit = audit;
    this.rows = grouped(view.rows(), "source");
  }

  static void check(AccountView view, Audit audit) {
    LedgerRules rules = new LedgerRules(view, audit);
    view.charges().forEach(rules::charge);
    view.refunds().forEach(rules::refund);
    view.rows().forEach(rules::row);
    rules.balance("available");
    rules.balance("pending");
    rules.currencies();
  }

  private void charge(JsonObject charge) {
    String id = text(charge, "id");
    List<JsonObject> own = of(id, "charge");
    boolean taken = flag(charge, "captured");
    audit.require(own.size() == (taken ? 1 : 0), "%s took money %s: %s", id, taken, own);
    String named = text(charge, "balance_transaction");
    for (JsonObject row : own) {
      audit.require(Objects.equals(named, text(row, "id")), "%s names another row", id);
      amount(id, number(charge, "amount_captured"), row);
    }
  }

  private void refund(JsonObject refund) {
    String id = text(refund, "id");
    List<JsonObject> own = of(id, "refund");
    List<JsonObject> undone = of(id, "refund_failure");
    boolean failed = "failed".equals(text(refund, "status"));
    audit.require(own.size() == 1, "%s has %d rows", id, own.size());
    audit.require(undone.size() == (failed ? 1 : 0), "%s failed %s: %s", id, failed, undone);
    own.forEach(row -> amount(id, -number(refund, "amount"), row));
    if (own.size() == 1 && undone.size() == 1) {
      long left = number(own.get(0), "net") + number(undone.get(0), "net");
      audit.require(left == 0, "%s failed and left %d in the ledger", id, left);
    }
  }

  private List<JsonObject> of(String source, String type) {
    return rows.getOrDefault(source, List.of()).stream()
        .filter(row -> type.equals(text(row, "type")))
        .toList();
  }

  private void amount(String id, long presented, JsonObject row) {
    JsonElement rate = row.get("exchange_rate");
    BigDecimal exact =
        BigDecimal.valueOf(presented)
            .multiply(rate.isJsonNull() ? BigDecimal.ONE : rate.getAsBigDecimal());
    BigDecimal off = exact.subtract(BigDecimal.valueOf(number(row, "amount"))).abs();
    BigDecimal allowed =
        rate.isJsonNull()
            ? BigDecimal.ZERO
            : exact.abs().multiply(ROUNDED_RATE).add(BigDecimal.ONE).setScale(0, RoundingMode.UP);
    audit.require(
        off.compareTo(allowed) <= 0, "%s of %d stands in the ledger as %s", id, presented, row);
  }

  private void row(JsonObject row) {
    long details = 0;
    for (JsonElement line : row.getAsJsonArray("fee_details")) {
      details += number(line.getAsJsonObject(), "amount");
    }
    audit.require(number(row, "fee") == details, "%s: the fee is not its details", row);
    audit.require(
        number(row, "net") == number(row, "amount") - number(row, "fee"), "%s: net is wrong", row);
  }

  private void balance(String kind) {
    JsonArray shown = view.balance().getAsJsonArray(kind);
    for (JsonElement element : shown) {
      JsonObject part = element.getAsJsonObject();
      long sum =
          view.rows().stream()
              .filter(row -> kind.equals(text(row, "status")))
              .filter(row -> Objects.equals(text(row, "currency"), text(part, "currency")))
              .mapToLong(row -> number(row, "net"))
              .sum();
      audit.require(
          number(part, "amount") == sum,
          "the balance shows %d %s %s, its rows make %d",
          number(part, "amount"),
          text(part, "currency"),
          kind,
          sum);
    }
  }

  private void currencies() {
    Set<String> shown = new HashSet<>();
    view.balance()
        .getAsJsonArray("available")
        .forEach(part -> shown.add(text(part.getAsJsonObject(), "currency")));
    for (JsonObject row : view.rows()) {
      audit.require(shown.contains(text(row, "currency")), "the balance leaves out %s", row);
    }
  }
}
