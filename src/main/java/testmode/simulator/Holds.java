package testmode.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Money that is held on a card: taken by a capture, given back by a cancel or by time. */
final class Holds {
  /** How long a card hold lasts (recorded: {@code capture_before} = created + 604800). */
  static final Duration HOLD = Duration.ofDays(7);

  private final Ledger ledger;

  Holds(Ledger ledger) {
    this.ledger = ledger;
  }

  /** From now on the hold runs out by itself. */
  void begin(Account account, PaymentIntent held) {
    account
        .clock()
        .schedule(HOLD, "hold of " + held.id() + " expires", () -> expire(account, held.id()));
  }

  /** Takes what is held, all or in part; the rest is released. */
  PaymentIntent capture(Account account, PaymentIntent intent, long amount, ApiCall call) {
    PaymentRecords records = PaymentRecords.of(account);
    Charge held = records.charges.get(chargeOf(intent));
    records.charges.put(held.captured(amount));
    Charge charge = ledger.book(account, held.id());
    PaymentIntent captured = records.intents.put(intent.captured(amount));
    // ASSUMED: which keys charge.captured and this succeeded carry as previous; none are sent.
    account.events().append("charge.captured", charge.json(), null, call);
    account.events().append("payment_intent.succeeded", captured.json(), null, call);
    return captured;
  }

  /**
   * Gives up a PaymentIntent; what it holds goes back.
   *
   * <p>ASSUMED: a hold that is cancelled shows up as {@code charge.refunded}, before the
   * PaymentIntent's own event and without a Refund object.
   */
  PaymentIntent cancel(
      Account account, PaymentIntent intent, @Nullable String reason, ApiCall call) {
    PaymentRecords records = PaymentRecords.of(account);
    if (intent.status() == IntentStatus.REQUIRES_CAPTURE) {
      Charge released = records.charges.put(records.charges.get(chargeOf(intent)).released());
      account.events().append("charge.refunded", released.json(), null, call);
    }
    PaymentIntent canceled =
        records.intents.put(intent.canceled(reason, account.clock().epochSecond()));
    account.events().append("payment_intent.canceled", canceled.json(), null, call);
    return canceled;
  }

  private void expire(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    PaymentIntent intent = records.intents.get(id);
    if (intent.status() != IntentStatus.REQUIRES_CAPTURE) {
      return;
    }
    Charge released = records.charges.put(records.charges.get(chargeOf(intent)).released());
    PaymentIntent canceled =
        records.intents.put(intent.canceled("automatic", account.clock().epochSecond()));
    account.events().append("charge.expired", released.json(), null, null);
    account.events().append("payment_intent.canceled", canceled.json(), null, null);
  }

  private static String chargeOf(PaymentIntent intent) {
    String charge = intent.latestCharge();
    if (charge == null) {
      throw new IllegalStateException(intent.id() + " holds money without a charge");
    }
    return charge;
  }
}
