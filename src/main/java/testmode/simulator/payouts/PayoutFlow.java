package testmode.simulator.payouts;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.PayoutRules.Schedule;
import testmode.simulator.account.TestBank;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Balance;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.ledger.PaidOut;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.wire.StripeJson;

/**
 * What becomes of a payout on the account's clock: the ledger's row at once, the bank at the next
 * UTC midnight, and paid or failed on the day of arrival.
 *
 * <p>Documented: the statuses and their order. ASSUMED: the moments, and that a test bank account
 * which refuses does so on the day of arrival, without a {@code paid} before it.
 */
final class PayoutFlow {
  private static final String DESCRIPTION = "STRIPE PAYOUT";

  private final Ledger ledger;

  PayoutFlow(Ledger ledger) {
    this.ledger = ledger;
    ledger.availability().whenReached(this::payOutByItself);
  }

  /** Sends a payout that the merchant asked for on its way. */
  Payout begin(Account account, Payout fresh, ApiCall call) {
    PaidOut.of(account).manual(fresh.id());
    return start(account, fresh, call);
  }

  private Payout start(Account account, Payout fresh, @Nullable ApiCall cause) {
    String description = StripeJson.text(fresh.json(), "description");
    String row =
        ledger.bank(
            account,
            "payout",
            fresh.id(),
            -fresh.amount(),
            description == null ? DESCRIPTION : description,
            fresh.number("arrival_date"));
    Payout payout = Payouts.shelf(account).put(fresh.booked(row));
    tell(account, "created", payout, cause);
    String id = payout.id();
    Instant midnight =
        account.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    account.clock().scheduleAt(midnight, id + " goes to the bank", () -> submit(account, id));
    account.clock().scheduleAt(payout.arrival(), id + " arrives", () -> arrive(account, id));
    return payout;
  }

  /** At a midnight, if the account's schedule says so: all that is available. */
  private void payOutByItself(Account account) {
    long available = Balance.available(account);
    if (account.settings().payouts().schedule() == Schedule.MANUAL || available <= 0) {
      return;
    }
    Payout payout = start(account, Payout.of(account, available).automatic(), null);
    PaidOut.of(account).automatic(account, payout.id());
    Payout reconciled = Payouts.shelf(account).put(payout.reconciled());
    tell(account, "reconciliation_completed", reconciled, null);
  }

  private static void submit(Account account, String id) {
    Payout payout = Payouts.shelf(account).get(id);
    if (payout.is("pending")) {
      update(account, payout, payout.inTransit(), null);
    }
  }

  private void arrive(Account account, String id) {
    Payout payout = Payouts.shelf(account).get(id);
    if (!payout.is("in_transit")) {
      return;
    }
    TestBank bank = account.settings().payouts().bank();
    if (bank.failureCode() == null) {
      tell(account, "paid", Payouts.shelf(account).put(payout.paid()), null);
    } else {
      String row = giveBack(account, payout, "payout_failure", "STRIPE PAYOUT FAILURE");
      tell(account, "failed", Payouts.shelf(account).put(payout.failed(bank, row)), null);
    }
  }

  /** Takes back a payout that has not gone to the bank yet. */
  Payout cancel(Account account, Payout payout, ApiCall call) {
    String row = giveBack(account, payout, "payout_cancel", "STRIPE PAYOUT CANCEL");
    Payout canceled = Payouts.shelf(account).put(payout.canceled(row));
    tell(account, "canceled", canceled, call);
    return canceled;
  }

  /** ASSUMED: the description, and that the money is available at once. */
  private String giveBack(Account account, Payout payout, String type, String description) {
    long now = account.clock().epochSecond();
    return ledger.bank(account, type, payout.id(), payout.amount(), description, now);
  }

  /** Debits the bank for a payout that arrived: a new payout, with a negative amount. */
  Payout reverse(Account account, Payout payout, Payout fresh, ApiCall call) {
    Payout reversal = begin(account, fresh.reversing(payout), call);
    update(account, payout, payout.reversedBy(reversal), call);
    return reversal;
  }

  static Payout update(Account account, Payout before, Payout after, @Nullable ApiCall cause) {
    Payouts.shelf(account).put(after);
    JsonObject previous = Changes.between(before, after);
    if (!previous.isEmpty()) {
      Events.of(account).append("payout.updated", after.json(), previous, cause);
    }
    return after;
  }

  private static void tell(Account account, String what, Payout payout, @Nullable ApiCall cause) {
    Events.of(account).append("payout." + what, payout.json(), null, cause);
  }
}
