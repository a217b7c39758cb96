package testmode.simulator.refunds;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import testmode.simulator.account.Account;
import testmode.simulator.cards.CardBehaviour;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.cards.TestCard;
import testmode.simulator.disputes.Disputes;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.ledger.Movement;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.resource.ApiCall;

/** What a refund does at once and later: money, charge, bank reference, events. */
final class RefundFlow {
  /** How long after a refund the bank's reference comes (recorded: 1-2 s). */
  private static final Duration REFERENCED_AFTER = Duration.ofSeconds(2);

  /** ASSUMED: when the card …7726's pending refund succeeds; Stripe names no delay. */
  private static final Duration PENDING_SUCCEEDS_AFTER = Duration.ofSeconds(5);

  /** ASSUMED: when the card …5126's refund fails; Stripe names no delay. */
  private static final Duration FAILS_AFTER = Duration.ofSeconds(5);

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
    TestCard card = PaymentMethods.shelf(account).get(charge.string("payment_method")).card();
    long amount = described.amount();
    Movement movement =
        new Movement(described.id(), amount, charge.currency(), charge.text("description"));
    Refund booked = described.booked(ledger.refund(account, movement));
    boolean pending = card.is(CardBehaviour.REFUND_PENDING);
    Refund refund = Refunds.shelf(account).put(pending ? booked.pending() : booked);
    Charge refunded = Charges.shelf(account).put(charge.refunded(amount));
    Events.of(account).append("refund.created", refund.json(), null, call);
    Events.of(account).append("charge.refunded", refunded.json(), null, call);
    Disputes.refunded(account, charge.id(), call);
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
    Refund refund = Refunds.shelf(account).put(Refunds.shelf(account).get(id).referenced());
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
    Refund refund = Refunds.shelf(account).put(Refunds.shelf(account).get(id).succeeded());
    updated(account, refund, status("pending"));
  }

  /** ASSUMED: the order of the three events, and that the charge's amount_refunded goes back. */
  private void fail(Account account, String id) {
    Refund refund = Refunds.shelf(account).get(id);
    String taken = refund.string("balance_transaction");
    String returned = ledger.refundFailure(account, id, refund.string("currency"), taken);
    Refund failed = Refunds.shelf(account).put(refund.failed(returned));
    Charges.shelf(account)
        .put(Charges.shelf(account).get(refund.charge()).refunded(-refund.amount()));
    updated(account, failed, status("succeeded"));
    Events.of(account).append("refund.failed", failed.json(), null, null);
  }

  private static JsonObject status(String before) {
    JsonObject previous = new JsonObject();
    previous.addProperty("status", before);
    return previous;
  }

  private static void updated(Account account, Refund refund, JsonObject previous) {
    Events.of(account).append("refund.updated", refund.json(), previous, null);
    Events.of(account).append("charge.refund.updated", refund.json(), previous, null);
  }
}
