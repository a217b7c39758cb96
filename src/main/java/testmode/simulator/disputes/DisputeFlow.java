package testmode.simulator.disputes;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.TestCard;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.ledger.Movement;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;

/**
 * What happens to a dispute, at once and later: money, charge, events, the bank's decision, and the
 * ends that time brings.
 */
final class DisputeFlow {
  /** How long after its charge a dispute comes (recorded: 1 s in 19 of 24). */
  static final Duration OPENED_AFTER = Duration.ofSeconds(1);

  /** How long after that Stripe fills in what it knows itself (recorded: within 4 s). */
  static final Duration PREFILLED_AFTER = Duration.ofSeconds(1);

  /** How long the bank reads evidence that decides a test dispute (recorded: 1-8 s). */
  static final Duration DECIDED_AFTER = Duration.ofSeconds(4);

  /** How long after its beginning an inquiry ends if nothing comes of it (documented). */
  static final Duration INQUIRY_LASTS = Duration.ofDays(120);

  private final Ledger ledger;

  /** Filled while the simulator is put together, read-only afterwards. */
  private final List<Withdrawal> withdrawals = new ArrayList<>();

  DisputeFlow(Ledger ledger) {
    this.ledger = ledger;
  }

  void whenWithdrawn(Withdrawal other) {
    withdrawals.add(other);
  }

  /** Begins what a card's charges meet, if anything. */
  void follow(Account account, Charge charge, TestCard card) {
    List<DisputeCase> cases = DisputeCase.of(card);
    if (!cases.isEmpty()) {
      account
          .clock()
          .schedule(
              OPENED_AFTER, "dispute of " + charge.id(), () -> open(account, charge.id(), cases));
    }
  }

  /** ASSUMED: several disputes share the amount, and there is none if all was refunded before. */
  private void open(Account account, String charge, List<DisputeCase> cases) {
    Charge disputed = Charges.shelf(account).get(charge);
    long rest = disputed.refundable() == 0 ? 0 : disputed.number("amount_captured");
    for (int left = cases.size(); left > 0 && rest > 0; left--) {
      long share = rest - rest / left * (left - 1);
      rest -= share;
      open(account, disputed, share, cases.get(cases.size() - left));
    }
  }

  private void open(Account account, Charge charge, long amount, DisputeCase why) {
    Dispute fresh = Dispute.of(account, charge, amount, why);
    Dispute dispute =
        why.inquiry()
            ? fresh.with(fresh.but(json -> Evidence.prefill(account, charge, true, json)))
            : fresh;
    Disputes.shelf(account).put(dispute);
    Charges.shelf(account).put(Charges.shelf(account).get(charge.id()).disputed(dispute.id()));
    tell(account, "created", dispute, null);
    String id = dispute.id();
    if (why.inquiry()) {
      later(account, INQUIRY_LASTS, id + " comes to nothing", () -> comeToNothing(account, id));
    } else {
      withdraw(account, dispute);
      later(account, PREFILLED_AFTER, id + " is filled in", () -> prefill(account, id));
    }
  }

  /** The bank takes the money, and waits for an answer. */
  private Dispute withdraw(Account account, Dispute dispute) {
    Charge charge = Charges.shelf(account).get(dispute.charge());
    Movement taken =
        new Movement(
            dispute.id(),
            dispute.number("amount"),
            charge.currency(),
            "Chargeback withdrawal for " + charge.id());
    String row = ledger.disputed(account, taken, charge.text("balance_transaction"));
    Dispute withdrawn = Disputes.shelf(account).put(dispute.booked(account, row));
    tell(account, "funds_withdrawn", withdrawn, null);
    withdrawals.forEach(other -> other.follow(account, charge.id()));
    Instant end = Instant.ofEpochSecond(dispute.dueBy() + 1);
    account
        .clock()
        .scheduleAt(end, dispute.id() + " is due", () -> missDeadline(account, dispute.id()));
    return withdrawn;
  }

  private static void prefill(Account account, String id) {
    Dispute dispute = Disputes.shelf(account).get(id);
    Charge charge = Charges.shelf(account).get(dispute.charge());
    Disputes.shelf(account)
        .put(dispute.with(dispute.but(json -> Evidence.prefill(account, charge, false, json))));
  }

  /** Stores what the merchant changed, and has the bank decide if the evidence says how. */
  Dispute update(Account account, Dispute before, Dispute after, ApiCall call) {
    Disputes.shelf(account).put(after);
    JsonObject previous = Changes.between(before, after);
    if (!previous.isEmpty()) {
      Events.of(account).append("charge.dispute.updated", shown(account, after), previous, call);
      touchCharge(account, after, call);
    }
    String word = after.magicWord();
    if (word != null && after.submissions() > before.submissions()) {
      later(
          account,
          DECIDED_AFTER,
          "bank decides " + after.id(),
          () -> decide(account, after.id(), word));
    }
    return after;
  }

  private void decide(Account account, String id, String word) {
    Dispute dispute = Disputes.shelf(account).get(id);
    if (dispute.status().isClosed()) {
      return;
    }
    boolean inquiry = dispute.status().isInquiry();
    switch (word) {
      case "winning_evidence" -> {
        if (inquiry) {
          close(account, dispute, DisputeStatus.WARNING_CLOSED, null); // ASSUMED
        } else {
          win(account, dispute);
        }
      }
      case "losing_evidence" ->
          close(
              account, dispute, inquiry ? DisputeStatus.WARNING_CLOSED : DisputeStatus.LOST, null);
      case "escalate_inquiry_evidence" -> {
        if (inquiry) {
          escalate(account, dispute);
        }
      }
      default -> {
        // Recorded: any other evidence stays under review.
      }
    }
  }

  private void win(Account account, Dispute dispute) {
    String row =
        ledger.disputeWon(
            account,
            dispute.id(),
            dispute.rows().get(0),
            "Chargeback reversal for " + dispute.charge());
    Dispute won = Disputes.shelf(account).put(dispute.won().booked(account, row));
    tell(account, "funds_reinstated", won, null);
    tell(account, "closed", won, null);
  }

  private void escalate(Account account, Dispute inquiry) {
    Dispute chargeback = Disputes.shelf(account).put(inquiry.escalated(account.clock().instant()));
    JsonObject previous = Changes.between(inquiry, chargeback);
    Events.of(account).append("charge.dispute.updated", chargeback.json(), previous, null);
    withdraw(account, chargeback);
  }

  private void missDeadline(Account account, String id) {
    Dispute dispute = Disputes.shelf(account).get(id);
    if (dispute.status() == DisputeStatus.NEEDS_RESPONSE) {
      close(account, dispute, DisputeStatus.LOST, null);
    }
  }

  private void comeToNothing(Account account, String id) {
    Dispute dispute = Disputes.shelf(account).get(id);
    if (dispute.status().isInquiry() && !dispute.status().isClosed()) {
      close(account, dispute, DisputeStatus.WARNING_CLOSED, null);
    }
  }

  /** Ends a dispute that leaves the money where it is. */
  static Dispute close(
      Account account, Dispute dispute, DisputeStatus end, @Nullable ApiCall cause) {
    Dispute closed = Disputes.shelf(account).put(dispute.in(end));
    tell(account, "closed", closed, cause);
    return closed;
  }

  /** The merchant accepts what the bank says. */
  static Dispute giveUp(Account account, Dispute dispute, ApiCall call) {
    // ASSUMED: an inquiry that is given up is no loss; documented is needs_response only.
    DisputeStatus end =
        dispute.status().isInquiry() ? DisputeStatus.WARNING_CLOSED : DisputeStatus.LOST;
    Dispute closed = close(account, dispute, end, call);
    touchCharge(account, closed, call);
    return closed;
  }

  private static void tell(Account account, String what, Dispute dispute, @Nullable ApiCall cause) {
    Events.of(account).append("charge.dispute." + what, shown(account, dispute), null, cause);
  }

  /** Seen by a third party after every act of the merchant's. ASSUMED: nothing in it changed. */
  private static void touchCharge(Account account, Dispute dispute, ApiCall cause) {
    JsonObject charge = Charges.shelf(account).get(dispute.charge()).json();
    Events.of(account).append("charge.updated", charge, new JsonObject(), cause);
  }

  private static JsonObject shown(Account account, Dispute dispute) {
    return dispute.asOfNow(account).json();
  }

  private static void later(Account account, Duration delay, String what, Runnable task) {
    account.clock().schedule(delay, what, task);
  }
}
