package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.Outcome;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;

/**
 * Compares the merchant's books with Stripe's ledger, after every scenario, asked for or not.
 *
 * <p>One charge per paid order, of its price. Nothing fulfilled unpaid, nothing paid unfulfilled.
 * Refunds equal on both sides and never more than was paid. Nothing charged that no order accounts
 * for. An order that is still unknown is reconciled once, as every night; one that stays unknown is
 * a difference.
 */
public final class MoneyOracle {

  private final Stage stage;
  private final Orders orders;
  private final Accounts accounts;
  private final Finding finding;

  public MoneyOracle(Stage stage, Orders orders, Accounts accounts, Finding finding) {
    this.stage = stage;
    this.orders = orders;
    this.accounts = accounts;
    this.finding = finding;
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
      differences(order).stream().map(each -> finding(order, each)).forEach(findings::add);
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
    stage.looksAt(Ability.ORDERS, BooksSide.ORDERS);
    stage.settle();
    for (Difference difference : differences(order)) {
      throw finding(order, difference);
    }
  }

  /** How these payments and these books differ in what they say of an order. */
  List<Difference> differences(Order order, List<Payment> payments, @Nullable Books books) {
    boolean settles = stage.merchant().lacks(Ability.SETTLEMENT).isEmpty();
    return Comparison.of(order, payments, books, settles);
  }

  private List<Difference> differences(Order order) {
    return differences(order, accounts.paymentsOf(order), keepsOrders() ? books(order) : null);
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

  private Books books(Order order) {
    return stage.merchant().books(order.id());
  }

  private AssertionError finding(Order order, Difference difference) {
    return finding.about(order, difference.sentence(order));
  }

  private static boolean moved(Payment payment) {
    return payment.charges().stream().anyMatch(Charge::succeeded);
  }

  private AssertionError stray(Payment payment) {
    return new AssertionError(
        "Orders and charges differ: Stripe holds a charge of "
            + payment.amount()
            + " (PaymentIntent "
            + payment.id()
            + ") that no order of this scenario accounts for (seed "
            + stage.runSeed()
            + ").");
  }
}
