package testmode.simulator.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/**
 * Which rows of one account each payout paid out. Stripe can itemise only automatic payouts: a
 * manual one takes an amount, not rows. Used under the account's lock.
 */
public final class PaidOut {
  private final Map<String, Set<String>> rowsByPayout = new HashMap<>();
  private final Set<String> itemised = new HashSet<>();
  private final Set<String> manual = new HashSet<>();

  private PaidOut() {}

  public static PaidOut of(Account account) {
    return account.get(PaidOut.class, PaidOut::new);
  }

  /** A payout that cannot be itemised. */
  public void manual(String payout) {
    manual.add(payout);
  }

  /** A payout of all that is available now and was not in an automatic payout before. */
  public void automatic(Account account, String payout) {
    Set<String> rows = new HashSet<>();
    for (BalanceTransaction row : BalanceTransactions.rows(account)) {
      if (row.isAvailable() && itemised.add(row.id())) {
        rows.add(row.id());
      }
    }
    rowsByPayout.put(payout, rows);
  }

  boolean knows(String payout) {
    return manual.contains(payout) || rowsByPayout.containsKey(payout);
  }

  /** The ids of its rows, or null if it cannot be itemised. */
  @Nullable Set<String> rowsOf(String payout) {
    return rowsByPayout.get(payout);
  }
}
