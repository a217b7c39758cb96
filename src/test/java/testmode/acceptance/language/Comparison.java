package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.Books;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Outcome;
import testmode.driver.Settlement;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/**
 * Everything that is known of one order, held against everything else: its price, the merchant's
 * books, the goods that went out, Stripe's ledger.
 */
final class Comparison {

  /** Statuses from which a PaymentIntent is charged without the shopper choosing to pay again. */
  private static final Set<String> UNDER_WAY =
      Set.of("requires_action", "requires_capture", "requires_confirmation", "processing");

  private final Order order;
  private final List<Payment> payments;
  private final List<Charge> charges;
  private final boolean booksSettlements;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(Order order, List<Payment> payments, boolean booksSettlements) {
    this.order = order;
    this.payments = payments;
    this.charges = Accounts.succeeded(payments);
    this.booksSettlements = booksSettlements;
  }

  /**
   * What does not agree; empty when all does.
   *
   * @param payments of this order at Stripe
   * @param books null when the app keeps no orders
   * @param booksSettlements whether the app is one that books fee and net
   */
  static List<Difference> of(
      Order order, List<Payment> payments, @Nullable Books books, boolean booksSettlements) {
    Comparison comparison = new Comparison(order, payments, booksSettlements);
    comparison.charges();
    if (books != null) {
      comparison.outcome(books);
      comparison.amounts(books);
      comparison.goods(books);
      comparison.refunds(books);
      comparison.settlement(books);
      comparison.openPayments(books);
    }
    return List.copyOf(comparison.differences);
  }

  private void add(String sides, String text, MoneyCell first, MoneyCell... more) {
    differences.add(Difference.of(sides, text, first, more));
  }

  private void charges() {
    order.price().ifPresent(this::price);
    if (charges.size() > 1) {
      add(
          Difference.ORDER_AND_CHARGES,
          "should have one charge at most, but Stripe holds " + charges.size(),
          MoneyCell.CHARGES,
          MoneyCell.PAID);
    }
  }

  private void price(Money price) {
    for (Charge charge : charges) {
      if (!charge.amount().equals(price)) {
        add(
            Difference.PRICE_AND_CHARGE,
            "is priced " + price + ", but Stripe charged " + charge.amount(),
            MoneyCell.PRICE,
            MoneyCell.PAID);
      }
    }
  }

  private void outcome(Books books) {
    Outcome outcome = books.state().outcome();
    String inBooks = "is " + books.stateText() + " in the books, but Stripe holds ";
    if (outcome == Outcome.UNKNOWN) {
      add(
          Difference.BOOKS_AND_LEDGER,
          "is still unknown in the books after they were reconciled with Stripe",
          MoneyCell.ORDER);
    } else if ((outcome == Outcome.PAID) == charges.isEmpty()) {
      add(
          Difference.BOOKS_AND_LEDGER,
          inBooks + Count.of(charges.size(), "charge"),
          MoneyCell.ORDER,
          MoneyCell.CHARGES);
    }
  }

  private void amounts(Books books) {
    Money captured = captured();
    if (books.paid() != null && differ(books.paid(), captured)) {
      add(
          Difference.BOOKS_AND_LEDGER,
          "has " + books.paid() + " booked as paid, but Stripe captured " + captured,
          MoneyCell.PAID);
    }
    Money inBooks = books.price();
    order
        .price()
        .filter(price -> inBooks != null && !inBooks.equals(price))
        .ifPresent(
            price ->
                add(
                    Difference.PRICE_AND_BOOKS,
                    "was placed for " + price + ", but the books price it " + inBooks,
                    MoneyCell.PRICE));
  }

  private void goods(Books books) {
    Integer fulfilments = books.fulfilments();
    if (fulfilments == null) {
      return;
    }
    boolean paid = books.state().outcome() == Outcome.PAID;
    if (!paid && fulfilments > 0) {
      add(
          Difference.PAYMENT_AND_GOODS,
          "is not paid, but was fulfilled " + fulfilments + " ×",
          MoneyCell.FULFILLED);
    } else if (paid && fulfilments != 1) {
      add(
          Difference.PAYMENT_AND_GOODS,
          "is paid and should be fulfilled once, but was fulfilled " + fulfilments + " ×",
          MoneyCell.FULFILLED);
    }
  }

  private void refunds(Books books) {
    Money atStripe = sum(Accounts.refunds(charges).stream().map(Refund::amount).toList());
    Money onCharges = sum(charges.stream().map(Charge::refunded).toList());
    Money inBooks = books.refunded();
    if (inBooks != null && differ(inBooks, atStripe)) {
      add(
          Difference.BOOKS_AND_LEDGER,
          "has " + inBooks + " booked as refunded, but Stripe refunded " + atStripe,
          MoneyCell.REFUNDED);
    }
    if (!onCharges.equals(atStripe)) {
      add(
          Difference.CHARGE_AND_REFUNDS,
          "has refunds of " + atStripe + " at Stripe, but its charge says " + onCharges,
          MoneyCell.REFUNDED);
    }
    if (atStripe.compareTo(captured()) > 0) {
      add(
          Difference.PAYMENT_AND_REFUNDS,
          "was refunded " + atStripe + ", more than the " + captured() + " that were paid",
          MoneyCell.REFUNDED,
          MoneyCell.PAID);
    }
    OrderState expected = afterRefunds(atStripe);
    boolean told = inBooks != null && books.state().outcome() == Outcome.PAID;
    if (told && !charges.isEmpty() && books.state() != expected) {
      add(
          Difference.BOOKS_AND_LEDGER,
          "should be "
              + BooksSide.words(expected)
              + " in the books after refunds of "
              + atStripe
              + ", but is "
              + books.stateText(),
          MoneyCell.ORDER,
          MoneyCell.REFUNDED);
    }
  }

  private OrderState afterRefunds(Money refunded) {
    if (refunded.minor() == 0) {
      return OrderState.PAID;
    }
    return refunded.equals(captured()) ? OrderState.REFUNDED : OrderState.PARTIALLY_REFUNDED;
  }

  private void settlement(Books books) {
    if (charges.size() != 1) {
      return;
    }
    Settlement atStripe = charges.get(0).settlement();
    Settlement booked = books.settlement();
    if (booked == null) {
      if (atStripe != null && booksSettlements) {
        add(
            Difference.BOOKS_AND_LEDGER,
            "is settled with " + atStripe + " at Stripe, but not in the books",
            MoneyCell.NET);
      }
    } else if (atStripe == null || !booked.matches(atStripe)) {
      add(
          Difference.BOOKS_AND_LEDGER,
          "is settled with "
              + booked
              + " in the books, but Stripe's ledger says "
              + Objects.requireNonNullElse(atStripe, "nothing yet"),
          MoneyCell.NET);
    }
  }

  /** What could still be charged although the order needs no payment any more. */
  private void openPayments(Books books) {
    boolean cancelled = books.state() == OrderState.CANCELLED;
    boolean paid = books.state().outcome() == Outcome.PAID;
    for (Payment payment : payments) {
      boolean open =
          cancelled
              ? !payment.status().equals("canceled")
              : paid && UNDER_WAY.contains(payment.status());
      if (open) {
        add(
            Difference.ORDER_AND_PAYMENT_INTENT,
            "is "
                + books.stateText()
                + ", but a PaymentIntent of it is still "
                + payment.status()
                + " and could be charged",
            MoneyCell.PAYMENT_INTENT);
      }
    }
  }

  private Money captured() {
    return sum(charges.stream().map(Charge::captured).toList());
  }

  private Money sum(List<Money> amounts) {
    String currency = charges.isEmpty() ? order.currency() : charges.get(0).amount().currency();
    return amounts.stream().reduce(Money::plus).orElse(new Money(0, currency));
  }

  /** Nothing is nothing in every currency: that of an order may not be known yet. */
  private static boolean differ(Money one, Money other) {
    return !one.equals(other) && (one.minor() != 0 || other.minor() != 0);
  }
}
