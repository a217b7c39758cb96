package testmode.acceptance.language;

import java.util.Objects;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.OrderState;
import testmode.driver.Outcome;
import testmode.driver.Settlement;
import testmode.driver.StripeLedger.Charge;

/** What the merchant wrote down. */
public final class BooksSide {

  /** As the report says of them that they were not looked at. */
  static final String ORDERS = "the books";

  private static final String FULFILMENTS = "fulfilments";

  private final Stage stage;
  private final Accounts accounts;
  private final Finding finding;

  public BooksSide(Stage stage, Accounts accounts, Finding finding) {
    this.stage = stage;
    this.accounts = accounts;
    this.finding = finding;
  }

  /** The order's outcome is this, at the latest when every event that is due was answered. */
  public void outcomeIs(Order order, Outcome expected) {
    if (expected == Outcome.UNKNOWN) {
      stage.needs(Ability.ORDERS); // Stripe always knows; only books tell that the shop does not
    }
    if (!stage.looksAt(Ability.ORDERS, ORDERS)) {
      outcomeAtStripeIs(order, expected);
      return;
    }
    stage.settle();
    Books seen =
        stage.await(
            () -> stage.merchant().books(order.id()), books -> books.state().outcome() == expected);
    if (seen.state().outcome() != expected) {
      throw finding.about(
          order,
          "The outcome of order "
              + order
              + " should be "
              + expected.word()
              + ", but is "
              + (seen.state().outcome() == Outcome.PAID
                  ? "paid"
                  : "still " + seen.state().outcome().word() + " after " + stage.seconds())
              + ".");
    }
  }

  /** The order stands in this state. */
  public void stateIs(Order order, OrderState expected) {
    stage.needs(Ability.ORDERS);
    boolean aboutRefunds =
        expected == OrderState.REFUNDED || expected == OrderState.PARTIALLY_REFUNDED;
    if (aboutRefunds && !stage.looksAt(Ability.REFUNDS_IN_BOOKS, "refunds in the books")) {
      return;
    }
    stage.settle();
    Books seen =
        stage.await(() -> stage.merchant().books(order.id()), books -> books.state() == expected);
    if (seen.state() != expected) {
      throw finding.about(
          order,
          "Order "
              + order
              + " should be "
              + words(expected)
              + " in the books, but is "
              + words(seen.state())
              + ".");
    }
  }

  /** The goods of this order went out so many times; not looked at where the app does not tell. */
  public void fulfilled(Order order, int times) {
    if (!stage.looksAt(Ability.FULFILMENTS, FULFILMENTS)) {
      return;
    }
    stage.settle();
    Books seen =
        stage.await(
            () -> stage.merchant().books(order.id()),
            books -> Objects.equals(books.fulfilments(), times));
    if (!Objects.equals(seen.fulfilments(), times)) {
      throw finding.about(
          order,
          "Order "
              + order
              + " should be "
              + (times == 0
                  ? "not fulfilled"
                  : "fulfilled exactly " + (times == 1 ? "once" : times + " ×"))
              + ", but was fulfilled "
              + seen.fulfilments()
              + " ×.");
    }
  }

  /** No stock is kept for this order any more. */
  public void nothingIsReserved(Order order) {
    stage.needs(Ability.RESERVATIONS);
    stage.settle();
    Books seen =
        stage.await(
            () -> stage.merchant().books(order.id()),
            books -> Boolean.FALSE.equals(books.reservationHeld()));
    if (!Boolean.FALSE.equals(seen.reservationHeld())) {
      throw finding.about(
          order,
          "Nothing should be reserved for order "
              + order
              + " any more, but the books "
              + (seen.reservationHeld() == null ? "do not tell." : "still hold its stock."),
          "what is reserved for an order that nobody pays is missing in the shop");
    }
  }

  /** Rate, fee and net are booked as Stripe's balance transaction has them. */
  public void settlementIsBooked(Order order) {
    stage.settle();
    Settlement ledger =
        accounts.chargesOf(order).stream()
            .map(Charge::settlement)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () ->
                    finding.about(
                        order, "Stripe should have settled order " + order + ", but has not."));
    Books seen =
        stage.await(
            () -> stage.merchant().books(order.id()),
            books -> books.settlement() != null && books.settlement().matches(ledger));
    if (seen.settlement() == null || !seen.settlement().matches(ledger)) {
      throw finding.about(
          order,
          "The books should settle order "
              + order
              + " with "
              + ledger
              + ", but have "
              + (seen.settlement() == null ? "nothing yet" : seen.settlement())
              + ".",
          "are exchange rate, fee and net taken from the balance transaction, or computed?");
    }
  }

  /** A state as in a sentence: {@code partially refunded}. */
  static String words(OrderState state) {
    return state.word().replace('_', ' ');
  }

  private void outcomeAtStripeIs(Order order, Outcome expected) {
    stage.settle();
    Outcome seen = accounts.chargesOf(order).isEmpty() ? Outcome.NOT_PAID : Outcome.PAID;
    if (seen != expected) {
      throw new AssertionError(
          "The outcome of order "
              + order
              + " should be "
              + expected.word()
              + ", but Stripe holds "
              + Count.of(accounts.chargesOf(order).size(), "charge")
              + " (the app keeps no orders to ask).");
    }
  }
}
