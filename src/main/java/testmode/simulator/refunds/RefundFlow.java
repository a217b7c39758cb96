package testmode.simulator.refunds;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;

/** What a refund does at once and later: money, charge, bank reference, events. */
final class RefundFlow {
  /** How long after a refund the bank's reference comes (recorded: 1-2 s). */
  static final Duration REFERENCED_AFTER = Duration.ofSeconds(2);

  /** ASSUMED: when the card …7726's pending refund succeeds; Stripe names no delay. */
  static final Duration PENDING_SUCCEEDS_AFTER = Duration.ofSeconds(5);

  /** ASSUMED: when the card …5126's refund fails; Stripe names no delay. */
  static final Duration FAILS_AFTER = Duration.ofSeconds(5);

  /**
   * How long a refund can be overtaken by a dispute. ASSUMED: seen of refunds some ten seconds old,
   * and not of one that was five minutes old.
   */
  static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Ledger ledger;

  RefundFlow(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Stores a new refund.
   *
   * <p>ASSUMED: a pending refund has its ledger row and counts on the charge from the beginning.
   */
  Refund begin(RefundOrder order, ApiCall call) {
    Account account = call.account();
    Charge charge = order.charge();
    Refund described = described(Refund.of(account, charge, order.amount()), call.form());
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
      later(account, FAILS_AFTER, id + " fails", () -> fail(account, id, "unknown"));
    } else {
      later(account, REFERENCED_AFTER, "reference of " + id, () -> refer(account, id));
    }
    return refund;
  }

  /** Only metadata may be changed, and "reason" be given at the beginning. */
  private static Refund described(Refund refund, Form form) {
    return refund.with(
        refund.but(
            json -> {
              FormFields.texts(form, json, "reason");
              FormFields.metadata(form, json);
            }));
  }

  /** Changes a refund's metadata; both events of a refund's change tell it. */
  Refund describe(Refund refund, ApiCall call) {
    Refund changed = Refunds.shelf(call.account()).put(described(refund, call.form()));
    JsonObject before = Changes.between(refund, changed);
    if (!before.isEmpty()) {
      updated(call.account(), changed, before, call);
    }
    return changed;
  }

  private static void later(Account account, Duration delay, String what, Runnable task) {
    account.clock().schedule(delay, what, task);
  }

  private static void refer(Account account, String id) {
    Refund refund = Refunds.shelf(account).get(id);
    if (!hasFailed(refund)) {
      changed(account, refund, refund.referenced());
    }
  }

  private static void succeed(Account account, String id) {
    Refund refund = Refunds.shelf(account).get(id);
    if (!hasFailed(refund)) {
      changed(account, refund, refund.succeeded());
    }
  }

  private static boolean hasFailed(Refund refund) {
    return refund.string("status").equals("failed");
  }

  /** The bank took all of a charge's money: a refund that is still under way fails. */
  void overtake(Account account, String charge) {
    long oldest = account.clock().epochSecond() - UNDER_WAY.toSeconds();
    for (Refund refund : Refunds.shelf(account).newestFirst()) {
      if (refund.charge().equals(charge) && refund.number("created") > oldest) {
        fail(account, refund.id(), "charge_for_pending_refund_disputed");
      }
    }
  }

  /** ASSUMED: the order of the three events, and that the charge's amount_refunded goes back. */
  private void fail(Account account, String id, String reason) {
    Refund refund = Refunds.shelf(account).get(id);
    if (hasFailed(refund)) {
      return;
    }
    String taken = refund.string("balance_transaction");
    String returned = ledger.refundFailure(account, id, refund.string("currency"), taken);
    Refund failed = Refunds.shelf(account).put(refund.failed(returned, reason));
    Charges.shelf(account)
        .put(Charges.shelf(account).get(refund.charge()).refunded(-refund.amount()));
    JsonObject before = Changes.between(refund, failed);
    updated(account, failed, before, null);
    Events.of(account).append("refund.failed", failed.json(), null, null);
  }

  private static void changed(Account account, Refund before, Refund after) {
    Refunds.shelf(account).put(after);
    updated(account, after, Changes.between(before, after), null);
  }

  private static void updated(
      Account account, Refund refund, JsonObject previous, @Nullable ApiCall cause) {
    Events.of(account).append("refund.updated", refund.json(), previous, cause);
    Events.of(account).append("charge.refund.updated", refund.json(), previous, cause);
  }
}
