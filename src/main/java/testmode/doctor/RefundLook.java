package testmode.doctor;

import java.util.List;
import java.util.Optional;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.RefundAnswer;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;
import testmode.driver.UntranslatedStateException;
import testmode.network.Party;

/** Whether the back office can give the money back, by what the ledger says. */
final class RefundLook {

  static final String QUESTION = "refund";

  private static final String PLACE = "operations.refund";

  private final ScenarioParts parts;

  RefundLook(ScenarioParts parts) {
    this.parts = parts;
  }

  Finding look(Played played) {
    MerchantApp app = parts.merchant();
    Optional<String> lacks = app.lacks(Ability.REFUNDS);
    if (lacks.isPresent()) {
      return Finding.none(QUESTION, lacks.get());
    }
    String order = played.order();
    Payment payment = played.payment();
    if (order == null || payment == null || !played.paid()) {
      return Finding.none(QUESTION, "not tried: nothing was paid");
    }
    RefundAnswer answer = app.refund(order, null, null);
    if (!answer.accepted()) {
      return turnedDown(answer, payment);
    }
    long[] back = {0};
    boolean whole =
        Limits.becomes(
            Limits.SETTLED,
            () -> {
              back[0] = refunded(payment.id());
              return back[0] == payment.amount().minor();
            });
    if (whole) {
      return booked(order, payment.amount());
    }
    String held = new Money(back[0], payment.amount().currency()).toString();
    return Finding.red(
        QUESTION,
        "the app accepted it, and Stripe's ledger has "
            + (back[0] == 0 ? "no refund" : held + " of " + payment.amount()),
        "See that "
            + PLACE
            + " asks for all that is left when no amount is given, and that the app asks Stripe.");
  }

  /** An app that says no, or that it broke, may have given the money back all the same. */
  private Finding turnedDown(RefundAnswer answer, Payment payment) {
    long back = refunded(payment.id());
    if (back == 0) {
      return Finding.red(
          QUESTION,
          "turned down: " + words(answer),
          "Mend " + PLACE + ": its requests, its role under auth, what it expects.");
    }
    return Finding.red(
        QUESTION,
        "turned down ("
            + words(answer)
            + "), and yet Stripe gave "
            + new Money(back, payment.amount().currency())
            + " back",
        "If the app's books have it, mend what "
            + PLACE
            + " expects; if they have not, the app broke after Stripe had acted.");
  }

  /** The app's; where the file does not say where they stand, its answer. */
  private String words(RefundAnswer answer) {
    String message = answer.message();
    return message != null
        ? message
        : parts.faults().recorded().stream()
            .filter(it -> it.from() == Party.OFFICE && it.to() == Party.MERCHANT)
            .reduce((earlier, later) -> later)
            .map(Traffic::line)
            .orElse("in words that " + PLACE + ".message does not find");
  }

  private long refunded(String intent) {
    return parts.ledger().payments().stream()
        .filter(payment -> payment.id().equals(intent))
        .flatMap(payment -> payment.charges().stream())
        .map(Charge::refunds)
        .flatMap(List::stream)
        .filter(refund -> !List.of("failed", "canceled").contains(refund.status()))
        .map(Refund::amount)
        .mapToLong(Money::minor)
        .sum();
  }

  /** A refunded order has a state too, which states may not know yet. */
  private Finding booked(String order, Money amount) {
    String given = amount + " given back, as Stripe's ledger says";
    if (parts.merchant().lacks(Ability.ORDERS).isPresent()) {
      return Finding.green(QUESTION, given);
    }
    try {
      Optional<String> untold = parts.merchant().lacks(Ability.REFUNDS_IN_BOOKS);
      Books books = parts.merchant().books(order);
      if (untold.isPresent()) {
        return Finding.green(
            QUESTION, given + "; whether it is booked will not be looked at: " + untold.get());
      }
      return Finding.green(
          QUESTION, given + "; '" + books.stateText() + "' is " + books.state().word());
    } catch (IllegalStateException untold) {
      return Finding.red(
          QUESTION,
          given + ", and then: " + untold.getMessage(),
          untold instanceof UntranslatedStateException
              ? "Add the word to operations.orderStatus.states."
              : "Mend operations.orderStatus: what it asks, and its auth or session; or see in the"
                  + " app's log why it does not show this order any more.");
    }
  }
}
