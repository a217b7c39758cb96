package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Outcome;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/**
 * Compares the merchant's books with Stripe's ledger, after every scenario, asked for or not.
 *
 * <p>One charge per paid order, of its price. Nothing fulfilled unpaid, nothing paid unfulfilled.
 * Refunds equal on both sides and never more than was paid. Nothing charged that no order accounts
 * for. An order that is still unknown is reconciled once, as every night; one that stays unknown is
 * a difference.
 */
public final class MoneyOracle {

  /** Statuses from which a PaymentIntent is charged without the shopper choosing to pay again. */
  private static final Set<String> UNDER_WAY =
      Set.of("requires_action", "requires_capture", "requires_confirmation", "processing");

  private final Stage stage;
  private final Orders orders;
  private final Accounts accounts;

  public MoneyOracle(Stage stage, Orders orders) {
    this.stage = stage;
    this.orders = orders;
    this.accounts = new Accounts(stage, orders);
  }

  /**
   * The audit at the end of a scenario.
   *
   * @throws AssertionError naming every order that does not balance, and how
   */
  public void audit() {
    stage.faults().clear();
    stage.settle();
    if (keepsOrders()) {
      reconcileWhatIsUnknown();
    }
    List<AssertionError> findings = new ArrayList<>();
    for (Order order : orders.all()) {
      differences(order).stream().map(text -> finding(order, text)).forEach(findings::add);
    }
    accounts.strays().stream().filter(MoneyOracle::moved).map(this::stray).forEach(findings::add);
    if (!findings.isEmpty()) {
      AssertionError first = findings.get(0);
      findings.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** The same comparison for one order, now, as a step of a scenario. */
  public void agreeOn(Order order) {
    stage.settle();
    for (String difference : differences(order)) {
      throw finding(order, difference);
    }
  }

  /** Whether these payments and these books say the same of an order. */
  boolean balances(Order order, List<Payment> payments, @Nullable Books books) {
    return differences(order, payments, books).isEmpty();
  }

  private boolean keepsOrders() {
    return stage.merchant().lacks(Ability.ORDERS).isEmpty();
  }

  private void reconcileWhatIsUnknown() {
    boolean unknown =
        orders.all().stream().anyMatch(order -> books(order).state().outcome() == Outcome.UNKNOWN);
    if (unknown && stage.merchant().lacks(Ability.RECONCILIATION).isEmpty()) {
      stage.merchant().reconcile();
      stage.settle();
    }
  }

  private List<String> differences(Order order) {
    return differences(order, accounts.paymentsOf(order), keepsOrders() ? books(order) : null);
  }

  private List<String> differences(Order order, List<Payment> payments, @Nullable Books books) {
    List<Charge> charges = Accounts.succeeded(payments);
    List<String> differences = new ArrayList<>();
    charges.stream()
        .filter(charge -> !charge.amount().equals(order.price()))
        .forEach(
            charge ->
                differences.add(
                    "is priced " + order.price() + ", but Stripe charged " + charge.amount()));
    if (charges.size() > 1) {
      differences.add("should have one charge at most, but Stripe holds " + charges.size());
    }
    if (books != null) {
      compareOutcome(order, books, charges, differences);
      compareGoods(books, differences);
      compareRefunds(order, books, charges, differences);
      compareSettlement(books, charges, differences);
      lookForOpenPayments(books, payments, differences);
    }
    return differences;
  }

  /** What could still be charged although the order needs no payment any more. */
  private static void lookForOpenPayments(
      Books books, List<Payment> payments, List<String> differences) {
    boolean cancelled = books.state() == OrderState.CANCELLED;
    boolean paid = books.state().outcome() == Outcome.PAID;
    for (Payment payment : payments) {
      boolean open =
          cancelled
              ? !payment.status().equals("canceled")
              : paid && UNDER_WAY.contains(payment.status());
      if (open) {
        differences.add(
            "is "
                + books.stateText()
                + ", but a PaymentIntent of it is still "
                + payment.status()
                + " and could be charged");
      }
    }
  }

  private static void compareOutcome(
      Order order, Books books, List<Charge> charges, List<String> differences) {
    switch (books.state().outcome()) {
      case PAID -> {
        if (charges.isEmpty()) {
          differences.add("is " + books.stateText() + " in the books, but Stripe holds no charge");
        }
      }
      case NOT_PAID -> {
        if (!charges.isEmpty()) {
          differences.add(
              "is "
                  + books.stateText()
                  + " in the books, but Stripe holds "
                  + Count.of(charges.size(), "charge"));
        }
      }
      case UNKNOWN ->
          differences.add("is still unknown in the books after they were reconciled with Stripe");
    }
    Money paid = books.paid();
    Money charged = sum(charges.stream().map(Charge::captured).toList(), order.price().currency());
    if (paid != null && !paid.equals(charged)) {
      differences.add("has " + paid + " booked as paid, but Stripe captured " + charged);
    }
    if (books.price() != null && !books.price().equals(order.price())) {
      differences.add(
          "was placed for " + order.price() + ", but the books price it " + books.price());
    }
  }

  private static void compareGoods(Books books, List<String> differences) {
    Integer fulfilments = books.fulfilments();
    if (fulfilments == null) {
      return;
    }
    boolean paid = books.state().outcome() == Outcome.PAID;
    if (!paid && fulfilments > 0) {
      differences.add("is not paid, but was fulfilled " + fulfilments + " ×");
    } else if (paid && fulfilments != 1) {
      differences.add(
          "is paid and should be fulfilled once, but was fulfilled " + fulfilments + " ×");
    }
  }

  private static void compareRefunds(
      Order order, Books books, List<Charge> charges, List<String> differences) {
    String currency = order.price().currency();
    Money atStripe = sum(Accounts.refunds(charges).stream().map(Refund::amount).toList(), currency);
    Money onCharges = sum(charges.stream().map(Charge::refunded).toList(), currency);
    Money captured = sum(charges.stream().map(Charge::captured).toList(), currency);
    Money inBooks = books.refunded();
    if (inBooks != null && !inBooks.equals(atStripe)) {
      differences.add("has " + inBooks + " booked as refunded, but Stripe refunded " + atStripe);
    }
    if (!onCharges.equals(atStripe)) {
      differences.add(
          "has refunds of " + atStripe + " at Stripe, but its charge says " + onCharges);
    }
    if (atStripe.compareTo(captured) > 0) {
      differences.add("was refunded more than was paid");
    }
    OrderState expected =
        atStripe.minor() == 0
            ? OrderState.PAID
            : atStripe.equals(captured) ? OrderState.REFUNDED : OrderState.PARTIALLY_REFUNDED;
    if (books.state().outcome() == Outcome.PAID
        && !charges.isEmpty()
        && books.state() != expected
        && inBooks != null) {
      differences.add(
          "should be "
              + BooksSide.words(expected)
              + " in the books after refunds of "
              + atStripe
              + ", but is "
              + books.stateText());
    }
  }

  private void compareSettlement(Books books, List<Charge> charges, List<String> differences) {
    if (charges.size() != 1) {
      return;
    }
    if (books.settlement() == null) {
      if (charges.get(0).settlement() != null
          && stage.merchant().lacks(Ability.SETTLEMENT).isEmpty()) {
        differences.add(
            "is settled with " + charges.get(0).settlement() + " at Stripe, but not in the books");
      }
      return;
    }
    if (charges.get(0).settlement() == null
        || !books.settlement().matches(Objects.requireNonNull(charges.get(0).settlement()))) {
      differences.add(
          "is settled with "
              + books.settlement()
              + " in the books, but Stripe's ledger says "
              + (charges.get(0).settlement() == null
                  ? "nothing yet"
                  : charges.get(0).settlement()));
    }
  }

  private static Money sum(List<Money> amounts, String currency) {
    return amounts.stream().reduce(new Money(0, currency), Money::plus);
  }

  private Books books(Order order) {
    return stage.merchant().books(order.id());
  }

  private AssertionError finding(Order order, String difference) {
    return new Finding(stage, accounts)
        .about(order, "Books and ledger differ: order " + order + " " + difference + ".");
  }

  private static boolean moved(Payment payment) {
    return payment.charges().stream().anyMatch(Charge::succeeded);
  }

  private AssertionError stray(Payment payment) {
    return new AssertionError(
        "Books and ledger differ: Stripe holds a charge of "
            + payment.amount()
            + " (PaymentIntent "
            + payment.id()
            + ") that no order of this scenario accounts for (seed "
            + stage.runSeed()
            + ").");
  }
}
