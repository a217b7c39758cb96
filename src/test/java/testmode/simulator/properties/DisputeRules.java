package testmode.simulator.properties;

import static testmode.simulator.properties.AccountView.flag;
import static testmode.simulator.properties.AccountView.grouped;
import static testmode.simulator.properties.AccountView.number;
import static testmode.simulator.properties.AccountView.text;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dispute takes its money once, gives it back if it is won, and never more than was captured. */
final class DisputeRules {
  private static final List<String> ENDS = List.of("won", "lost", "warning_closed");

  private final Audit audit;
  private final Map<String, List<JsonObject>> rows;
  private final Map<String, List<JsonObject>> byCharge;

  /** Those that began as an inquiry. */
  private final Set<@Nullable String> began = new HashSet<>();

  private DisputeRules(AccountView view, Audit audit) {
    this.audit = audit;
    this.rows = grouped(view.rows(), "source");
    this.byCharge = grouped(view.disputes(), "charge");
    for (JsonObject event : view.events()) {
      String status = text(ListRules.told(event), "status");
      if ("charge.dispute.created".equals(text(event, "type"))
          && String.valueOf(status).startsWith("warning_")) {
        began.add(text(ListRules.told(event), "id"));
      }
    }
  }

  static void check(AccountView view, Audit audit) {
    DisputeRules rules = new DisputeRules(view, audit);
    view.disputes().forEach(rules::dispute);
    view.charges().forEach(rules::charge);
    for (JsonObject dispute : view.disputes()) {
      rules.told(dispute, view.events());
    }
  }

  private void dispute(JsonObject dispute) {
    String id = text(dispute, "id");
    String status = String.valueOf(text(dispute, "status"));
    List<JsonObject> own = rows.getOrDefault(id, List.of());
    int wanted = status.startsWith("warning_") ? 0 : status.equals("won") ? 2 : 1;
    audit.require(own.size() == wanted, "%s is %s and has the rows %s", id, status, own);
    if (status.equals("won")) {
      long left = own.stream().mapToLong(row -> number(row, "amount")).sum();
      audit.require(left == 0, "%s was won, but %d of it stayed away", id, left);
    }
  }

  private void charge(JsonObject charge) {
    String id = text(charge, "id");
    List<JsonObject> disputes = byCharge.getOrDefault(id, List.of());
    audit.require(flag(charge, "disputed") == !disputes.isEmpty(), "%s: disputed is wrong", id);
    long taken =
        disputes.stream()
            .filter(dispute -> !String.valueOf(text(dispute, "status")).startsWith("warning_"))
            .filter(dispute -> !"won".equals(text(dispute, "status")))
            .mapToLong(dispute -> number(dispute, "amount"))
            .sum();
    long captured = number(charge, "amount_captured");
    long refunded = flag(charge, "captured") ? number(charge, "amount_refunded") : 0;
    // Seen at Stripe: what was refunded during an inquiry is lost beside the chargeback after it.
    boolean escalated = disputes.stream().anyMatch(dispute -> escalated(dispute));
    audit.require(
        taken + (escalated ? 0 : refunded) <= captured,
        "%s took %d, but %d were refunded and %d disputed",
        id,
        captured,
        refunded,
        taken);
  }

  private boolean escalated(JsonObject dispute) {
    boolean chargeback = !String.valueOf(text(dispute, "status")).startsWith("warning_");
    return chargeback && began.contains(text(dispute, "id"));
  }

  private void told(JsonObject dispute, List<JsonObject> events) {
    String id = String.valueOf(text(dispute, "id"));
    List<String> types =
        events.stream()
            .filter(event -> id.equals(text(ListRules.told(event), "id")))
            .map(event -> String.valueOf(text(event, "type")))
            .toList();
    audit.require(types.indexOf("charge.dispute.created") == 0, "%s begins with %s", id, types);
    long closed = types.stream().filter("charge.dispute.closed"::equals).count();
    boolean ended = ENDS.contains(text(dispute, "status"));
    audit.require(closed == (ended ? 1 : 0), "%s ended %s, but was told %s", id, ended, types);
  }
}
