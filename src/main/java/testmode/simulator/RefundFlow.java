package testmode.simulator;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;

/** What a refund does at once and later: money, charge, bank reference, events. */
final class RefundFlow {
  /** How long after a refund the bank's reference comes (recorded: 1-2 s). */
  static final Duration REFERENCED_AFTER = Duration.ofSeconds(2);

  /** ASSUMED: when the card …7726's pending refund succeeds; Stripe names no delay. */
  static final Duration PENDING_SUCCEEDS_AFTER = Duration.ofSeconds(5);

  /** ASSUMED: when the card …5126's refund fails; Stripe names no delay. */
  static final Duration FAILS_AFTER = Duration.ofSeconds(5);

  private final Ledger ledger;

  RefundFlow(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Stores a new refund.
   *
   * <p>ASSUMED: a pending refund has its ledger row and counts on the charge from the beginning.
   */
  Refund begin(Account account, Charge charge, Refund described, ApiCall call) {
    PaymentRecords records = PaymentRecords.of(account);
    TestCard card = records.methods.get(charge.string("payment_method")).card();
    long amount = described.amount();
    BalanceTransaction row = ledger.refund(account, charge, described.id(), amount);
    Refund booked = described.booked(row.id());
    boolean pending = card.is(CardBehaviour.REFUND_PENDING);
    Refund refund = records.refunds.put(pending ? booked.pending() : booked);
    Charge refunded = records.charges.put(charge.refunded(amount));
    account.events().append("refund.created", refund.json(), null, call);
    account.events().append("charge.refunded", refunded.json(), null, call);
    String id = refund.id();
    if (pending) {
      later(account, PENDING_SUCCEEDS_AFTER, id + " succeeds", () -> succeed(account, id));
    } else if (card.is(CardBehaviour.REFUND_FAILS)) {
      later(account, FAILS_AFTER, id + " fails", () -> fail(account, id));
    } else {
      later(account, REFERENCED_AFTER, "reference of " + id, () -> refer(account, id));
    }
    return refund;
  }

  private static void later(Account account, Duration delay, String what, Runnable task) {
    account.clock().schedule(delay, what, task);
  }

  private static void refer(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    Refund refund = records.refunds.put(records.refunds.get(id).referenced());
    JsonObject card = new JsonObject();
    card.add("reference", JsonNull.INSTANCE);
    card.addProperty("reference_status", "pending");
    JsonObject details = new JsonObject();
    details.add("card", card);
    JsonObject previous = new JsonObject();
    previous.add("destination_details", details);
    updated(account, refund, previous);
  }

  private static void succeed(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    Refund refund = records.refunds.put(records.refunds.get(id).succeeded());
    updated(account, refund, status("pending"));
  }

  /** ASSUMED: the order of the three events, and that the charge's amount_refunded goes back. */
  private void fail(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    Refund refund = records.refunds.get(id);
    BalanceTransaction taken = records.ledger.get(refund.string("balance_transaction"));
    BalanceTransaction returned = ledger.refundFailure(account, refund, taken);
    Refund failed = records.refunds.put(refund.failed(returned.id()));
    records.charges.put(records.charges.get(refund.charge()).refunded(-refund.amount()));
    updated(account, failed, status("succeeded"));
    account.events().append("refund.failed", failed.json(), null, null);
  }

  private static JsonObject status(String before) {
    JsonObject previous = new JsonObject();
    previous.addProperty("status", before);
    return previous;
  }

  private static void updated(Account account, Refund refund, JsonObject previous) {
    account.events().append("refund.updated", refund.json(), previous, null);
    account.events().append("charge.refund.updated", refund.json(), previous, null);
  }
}
