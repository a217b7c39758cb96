package testmode.simulator.payments;

import java.time.Duration;
import testmode.simulator.account.Account;
import testmode.simulator.cards.CardBehaviour;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.cards.TestCard;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.ledger.Movement;

/** How a captured charge comes into the ledger: at once, or some seconds after it. */
final class Booking {
  /** How long after an {@code automatic_async} charge its ledger row comes (recorded: 2-3 s). */
  static final Duration BOOKED_AFTER = Duration.ofSeconds(2);

  private final Ledger ledger;
  private final Aftermath aftermath;

  Booking(Ledger ledger, Aftermath aftermath) {
    this.ledger = ledger;
    this.aftermath = aftermath;
  }

  /** The money was taken and everybody told: what the bank does next is set going. */
  void taken(Account account, String id) {
    Charge charge = Charges.shelf(account).get(id);
    TestCard card = PaymentMethods.shelf(account).get(charge.string("payment_method")).card();
    aftermath.follow(account, charge, card);
  }

  /** Gives a captured charge its row, and stores the charge that names it. */
  Charge book(Account account, String id) {
    Charge charge = Charges.shelf(account).get(id);
    TestCard card = PaymentMethods.shelf(account).get(charge.string("payment_method")).card();
    Movement captured =
        new Movement(
            id, charge.number("amount_captured"), charge.currency(), charge.text("description"));
    boolean availableAtOnce = card.is(CardBehaviour.AVAILABLE_AT_ONCE);
    String row = ledger.charge(account, captured, card.country(), availableAtOnce);
    return Charges.shelf(account).put(charge.booked(row));
  }

  void bookLater(Account account, String id) {
    account.clock().schedule(BOOKED_AFTER, "ledger row of " + id, () -> bookNow(account, id));
  }

  private void bookNow(Account account, String id) {
    Charge before = Charges.shelf(account).get(id);
    Charge after = book(account, id);
    Events.of(account).append("charge.updated", after.json(), after.before(before), null);
  }
}
