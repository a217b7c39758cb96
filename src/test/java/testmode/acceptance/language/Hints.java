package testmode.acceptance.language;

import java.util.List;
import testmode.driver.Books;
import testmode.driver.OrderState;
import testmode.driver.Outcome;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;

/** Where to look first, judged by how books and ledger differ. */
final class Hints {

  private Hints() {}

  static String about(Order order, Books books, List<Payment> payments) {
    List<Charge> charges =
        payments.stream()
            .flatMap(payment -> payment.charges().stream())
            .filter(Charge::succeeded)
            .toList();
    Outcome outcome = books.state().outcome();
    if (charges.size() > 1) {
      return payments.size() > 1
          ? "the merchant made "
              + payments.size()
              + " PaymentIntents for one order: is the idempotency key, or the PaymentIntent, kept"
              + " when the payment is tried again?"
          : "one PaymentIntent was charged more than once";
    }
    if (books.fulfilments() != null && books.fulfilments() > 1) {
      return "the goods went out for every piece of news: is an event, or a second sign of the same"
          + " payment, recognised as handled?";
    }
    if (outcome == Outcome.PAID && charges.isEmpty()) {
      return "the books believe a payment that Stripe does not have: which sign was taken for proof"
          + " (a return address, an unsigned event, a confirmation that still needs an action)?";
    }
    if (outcome == Outcome.UNKNOWN) {
      return "nobody asked Stripe again after an unknown outcome";
    }
    if (outcome == Outcome.NOT_PAID && !charges.isEmpty()) {
      return books.state() == OrderState.FAILED
          ? "a time-out or a late event was taken for a failure, but money moved"
          : "money moved and the merchant never learned of it: does the webhook receiver answer 2xx"
              + " only when it has handled the event?";
    }
    if (!charges.isEmpty() && !charges.get(0).amount().equals(order.price())) {
      return "the amount sent to Stripe is not the price: how are minor units computed for "
          + order.price().currency().toUpperCase(java.util.Locale.ROOT)
          + "?";
    }
    return "the exchanges of this scenario, oldest first";
  }
}
