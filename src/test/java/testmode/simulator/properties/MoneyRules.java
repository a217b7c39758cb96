package testmode.simulator.properties;

import static testmode.simulator.properties.AccountView.flag;
import static testmode.simulator.properties.AccountView.grouped;
import static testmode.simulator.properties.AccountView.number;
import static testmode.simulator.properties.AccountView.text;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** Captured is at most what was authorised, refunded at most what was captured. */
final class MoneyRules {
  private final AccountView view;
  private final Audit audit;

  private MoneyRules(AccountView view, Audit audit) {
    this.view = view;
    this.audit = audit;
  }

  static void check(AccountView view, Audit audit) {
    MoneyRules rules = new MoneyRules(view, audit);
    Map<String, List<JsonObject>> refunds = grouped(view.refunds(), "charge");
    for (JsonObject charge : view.charges()) {
      rules.charge(charge, refunds.getOrDefault(text(charge, "id"), List.of()));
    }
    Map<String, List<JsonObject>> charges = grouped(view.charges(), "payment_intent");
    for (JsonObject intent : view.intents()) {
      rules.intent(intent, charges.getOrDefault(text(intent, "id"), List.of()));
    }
  }

  private void charge(JsonObject charge, List<JsonObject> refunds) {
    String id = text(charge, "id");
    long captured = number(charge, "amount_captured");
    long refunded = number(charge, "amount_refunded");
    boolean taken = flag(charge, "captured");
    audit.require(
        captured >= 0 && captured <= number(charge, "amount"),
        "%s captured %d of %d authorised",
        id,
        captured,
        number(charge, "amount"));
    audit.require(taken == captured > 0, "%s: captured is %s with %d", id, taken, captured);
    long given =
        refunds.stream()
            .filter(refund -> !List.of("failed", "canceled").contains(text(refund, "status")))
            .mapToLong(refund -> number(refund, "amount"))
            .sum();
    if (taken) {
      audit.require(
          refunded >= 0 && refunded <= captured, "%s refunded %d of %d", id, refunded, captured);
      audit.require(refunded == given, "%s: its refunds make %d, not %d", id, given, refunded);
      audit.require(
          flag(charge, "refunded") == (refunded == captured), "%s: refunded is wrong", id);
    } else {
      audit.require(refunds.isEmpty(), "%s has refunds but took nothing", id);
    }
    if ("failed".equals(text(charge, "status"))) {
      audit.require(!taken && !flag(charge, "paid"), "%s failed, but took money", id);
    }
  }

  private void intent(JsonObject intent, List<JsonObject> charges) {
    String id = text(intent, "id");
    List<JsonObject> good =
        charges.stream().filter(charge -> "succeeded".equals(text(charge, "status"))).toList();
    audit.require(good.size() <= 1, "%s was charged %d times", id, good.size());
    long received = good.stream().mapToLong(charge -> number(charge, "amount_captured")).sum();
    audit.require(
        number(intent, "amount_received") == received,
        "%s received %d, its charges took %d",
        id,
        number(intent, "amount_received"),
        received);
    String status = text(intent, "status");
    audit.require(
        "succeeded".equals(status) == received > 0, "%s is %s with %d", id, status, received);
    audit.require(
        "requires_capture".equals(status) == number(intent, "amount_capturable") > 0,
        "%s is %s with %d capturable",
        id,
        status,
        number(intent, "amount_capturable"));
    String latest = text(intent, "latest_charge");
    audit.require(
        latest == null
            ? charges.isEmpty()
            : charges.stream().anyMatch(charge -> latest.equals(text(charge, "id"))),
        "%s: its latest charge %s is none of its charges",
        id,
        latest);
  }
}
