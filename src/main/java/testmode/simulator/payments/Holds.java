package testmode.simulator.payments;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;

/** Money that is held on a card: taken by a capture, given back by a cancel or by time. */
final class Holds {
  /** How long a card hold lasts (recorded: {@code capture_before} = created + 604800). */
  static final Duration HOLD = Duration.ofDays(7);

  private final Booking booking;

  Holds(Booking booking) {
    this.booking = booking;
  }

  /** From now on the hold runs out by itself. */
  void begin(Account account, PaymentIntent held) {
    account
        .clock()
        .schedule(HOLD, "hold of " + held.id() + " expires", () -> expire(account, held.id()));
  }

  /** Takes what is held, all or in part; the rest is released. */
  PaymentIntent capture(Account account, IntentCapture capture, ApiCall call) {
    PaymentIntent intent = capture.intent();
    Charge held = Charges.shelf(account).get(chargeOf(intent));
    String suffix = intent.text("statement_descriptor_suffix");
    Charges.shelf(account).put(held.captured(capture.amount(), suffix));
    Charge charge = booking.book(account, held.id());
    PaymentIntent captured = PaymentIntents.shelf(account).put(intent.captured(capture.amount()));
    Events.of(account).append("charge.captured", charge.json(), null, call);
    Events.of(account).append("payment_intent.succeeded", captured.json(), null, call);
    booking.taken(account, charge.id());
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
    if (intent.status() == IntentStatus.REQUIRES_CAPTURE) {
      Charge released =
          Charges.shelf(account).put(Charges.shelf(account).get(chargeOf(intent)).released());
      Events.of(account).append("charge.refunded", released.json(), null, call);
    }
    PaymentIntent canceled =
        PaymentIntents.shelf(account).put(intent.canceled(reason, account.clock().epochSecond()));
    Events.of(account).append("payment_intent.canceled", canceled.json(), null, call);
    return canceled;
  }

  private void expire(Account account, String id) {
    PaymentIntent intent = PaymentIntents.shelf(account).get(id);
    if (intent.status() != IntentStatus.REQUIRES_CAPTURE) {
      return;
    }
    Charge released =
        Charges.shelf(account).put(Charges.shelf(account).get(chargeOf(intent)).released());
    PaymentIntent canceled =
        PaymentIntents.shelf(account)
            .put(intent.canceled("automatic", account.clock().epochSecond()));
    Events.of(account).append("charge.expired", released.json(), null, null);
    Events.of(account).append("payment_intent.canceled", canceled.json(), null, null);
  }

  private static String chargeOf(PaymentIntent intent) {
    String charge = intent.latestCharge();
    if (charge == null) {
      throw new IllegalStateException(intent.id() + " holds money without a charge");
    }
    return charge;
  }
}
