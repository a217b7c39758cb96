package testmode.simulator.properties;

import java.util.ArrayList;
import java.util.List;
import testmode.simulator.Wire;

/**
 * Lets arrive in one account what is under way, reads it through the public API, and says what in
 * it does not add up.
 */
public final class Audit {
  /** Complaints told at once; the first ones say it all. */
  private static final int TOLD = 5;

  /** By then a charge is in the ledger and a refund has its reference. */
  private static final String ARRIVED = "{\"seconds\": 10}";

  private final List<String> complaints = new ArrayList<>();

  private Audit() {}

  /** What is wrong, in sentences that name the objects; empty if nothing is. */
  public static List<String> of(Wire account) {
    account.send("POST", "/_testmode/clock/advance", ARRIVED);
    return of(AccountView.read(account, AccountView.LARGEST_PAGE));
  }

  static List<String> of(AccountView view) {
    Audit audit = new Audit();
    ListRules.check(view, audit);
    MoneyRules.check(view, audit);
    LedgerRules.check(view, audit);
    DisputeRules.check(view, audit);
    PayoutRules.check(view, audit);
    EventRules.check(view, audit);
    int told = Math.min(TOLD, audit.complaints.size());
    return List.copyOf(audit.complaints.subList(0, told));
  }

  /** A rule, and what is told if it is broken. */
  void require(boolean kept, String complaint, Object... about) {
    if (!kept) {
      complaints.add(complaint.formatted(about));
    }
  }
}
