package testmode.acceptance.language;

import java.util.List;
import java.util.Locale;
import testmode.driver.Books;
import testmode.driver.Money;
import testmode.driver.Outcome;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/** Where to look first, judged by how books and ledger differ and by what passed the network. */
final class Hints {

  private final Order order;
  private final Books books;
  private final List<Payment> payments;
  private final List<Charge> charges;
  private final Traffic traffic;
  private final boolean againInVain;

  /**
   * @param againInVain whether the order was paid again without a call to Stripe
   */
  Hints(Order order, Books books, List<Payment> payments, Traffic traffic, boolean againInVain) {
    this.order = order;
    this.books = books;
    this.payments = payments;
    this.charges = Accounts.succeeded(payments);
    this.traffic = traffic;
    this.againInVain = againInVain;
  }

  /** The question that explains most. */
  String first() {
    Outcome outcome = books.state().outcome();
    if (charges.size() > 1) {
      return chargedTwice();
    }
    if (books.fulfilments() != null && books.fulfilments() > 1) {
      return "the goods went out for every piece of news: is an event, or a second sign of the same"
          + " payment, recognised as handled?";
    }
    if (outcome == Outcome.PAID && charges.isEmpty()) {
      return paidWithoutCharge();
    }
    if (outcome != Outcome.PAID && !charges.isEmpty()) {
      return chargedButNotPaid();
    }
    if (againInVain && charges.isEmpty()) {
      return "the second payment made no call to Stripe: does the app need retryPayment in the"
          + " mapping file?";
    }
    if (outcome == Outcome.UNKNOWN) {
      return "nobody asked Stripe again after an unknown outcome";
    }
    if (!charges.isEmpty()
        && order.price().filter(price -> !price.equals(charges.get(0).amount())).isPresent()) {
      return "the amount sent to Stripe is not the price: how are minor units computed for "
          + order.currency().toUpperCase(Locale.ROOT)
          + "?";
    }
    if (refundsDiffer()) {
      return "the books count other refunds than Stripe: is each refund booked once, a part as a"
          + " part, whether the answer or the event tells of it first?";
    }
    return traffic
        .refusal()
        .map(refusal -> "Stripe refused " + refusal)
        .orElse("the exchanges of this scenario, oldest first");
  }

  private String chargedTwice() {
    if (payments.size() == 1) {
      return "one PaymentIntent was charged more than once";
    }
    return traffic.answerWasLost()
        ? "Stripe's answer was lost and the merchant paid again with another PaymentIntent: does"
            + " every try carry the key of the first, and is Stripe asked before a new attempt?"
        : "the merchant made "
            + payments.size()
            + " PaymentIntents for one order: does the first click claim the order, and keep one"
            + " idempotency key and one PaymentIntent for it?";
  }

  private String paidWithoutCharge() {
    return payments.stream().anyMatch(payment -> payment.status().equals("requires_action"))
        ? "Stripe still waits for the shopper's bank (requires_action): does the merchant read the"
            + " status, or take a call without an error, or the opening of its return address,"
            + " for a payment?"
        : "the books believe a payment that Stripe does not have: which sign was taken for proof (a"
            + " return address, an event that Stripe did not sign)?";
  }

  private String chargedButNotPaid() {
    if (books.fulfilments() != null && books.fulfilments() > 0) {
      return "the goods went out, so the order was paid and something undid it: is a late event"
          + " compared with what the books hold by now?";
    }
    if (traffic.paidEventAcknowledged()) {
      return books.state().outcome() == Outcome.UNKNOWN
          ? "the paid event was answered 2xx and changed nothing: does it find its order before the"
              + " merchant has heard the PaymentIntent's id?"
          : "the paid event was answered 2xx and changed nothing: is it thrown away, answered 2xx"
              + " although handling failed, or remembered before it was handled?";
    }
    return traffic.answerWasLost() && books.state().outcome() == Outcome.NOT_PAID
        ? "Stripe's answer was lost and the merchant took that for a failure: a time-out says"
            + " nothing about money"
        : "money moved and the merchant never learned of it: who asks Stripe again?";
  }

  private boolean refundsDiffer() {
    long atStripe =
        Accounts.refunds(charges).stream().map(Refund::amount).mapToLong(Money::minor).sum();
    return books.refunded() != null && books.refunded().minor() != atStripe;
  }
}
