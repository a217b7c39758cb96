package testmode.simulator.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;

/**
 * The midnights at which an account's money becomes available, each announced by one {@code
 * balance.available}, and then to whoever pays out.
 *
 * <p>Money that goes out announces nothing. Money that is available at once announces nothing
 * either (ASSUMED), but is seen by those who pay out at the next midnight.
 */
public final class Availability {

  /** One account's midnights that wait in its clock; used under the account's lock. */
  private static final class Waiting {
    private final Set<Instant> midnights = new HashSet<>();
  }

  private final List<Consumer<Account>> payers = new ArrayList<>();

  /** Called when the simulator is put together, before any account exists. */
  public void whenReached(Consumer<Account> payer) {
    payers.add(payer);
  }

  void watch(Account account, BalanceTransaction row) {
    if (row.number("net") <= 0) {
      return;
    }
    Instant midnight =
        row.isAvailable()
            ? account.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)
            : Instant.ofEpochSecond(row.number("available_on"));
    Set<Instant> waiting = account.get(Waiting.class, Waiting::new).midnights;
    if (waiting.add(midnight)) {
      account
          .clock()
          .scheduleAt(
              midnight,
              "money of " + account.id() + " becomes available",
              () -> {
                waiting.remove(midnight);
                reached(account, midnight.getEpochSecond());
              });
    }
  }

  private void reached(Account account, long midnight) {
    boolean fresh =
        BalanceTransactions.rows(account).stream()
            .anyMatch(row -> row.number("available_on") == midnight && row.number("net") > 0);
    if (fresh) {
      Events.of(account).append("balance.available", Balance.json(account), null, null);
    }
    payers.forEach(payer -> payer.accept(account));
  }
}
