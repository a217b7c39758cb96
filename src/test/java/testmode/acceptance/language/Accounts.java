package testmode.acceptance.language;

import java.util.Collection;
import java.util.List;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/** Which of Stripe's payments belong to which order. */
public final class Accounts {

  private final Stage stage;
  private final Orders orders;

  public Accounts(Stage stage, Orders orders) {
    this.stage = stage;
    this.orders = orders;
  }

  /**
   * The payments of one order: those whose metadata names it; all, when the scenario has no other
   * order.
   */
  List<Payment> paymentsOf(Order order) {
    List<Payment> all = stage.ledger().payments();
    Collection<Order> placed = orders.all();
    return all.stream().filter(payment -> belongs(payment, order, placed)).toList();
  }

  /** Payments that no order of this scenario accounts for. */
  List<Payment> strays() {
    Collection<Order> placed = orders.all();
    return stage.ledger().payments().stream()
        .filter(payment -> placed.stream().noneMatch(order -> belongs(payment, order, placed)))
        .toList();
  }

  List<Charge> chargesOf(Order order) {
    return succeeded(paymentsOf(order));
  }

  static List<Charge> succeeded(List<Payment> payments) {
    return payments.stream()
        .flatMap(payment -> payment.charges().stream())
        .filter(Charge::succeeded)
        .toList();
  }

  /** Refunds that moved money or will; a failed or canceled one did not. */
  static List<Refund> refunds(List<Charge> charges) {
    return charges.stream()
        .flatMap(charge -> charge.refunds().stream())
        .filter(refund -> !refund.status().equals("failed") && !refund.status().equals("canceled"))
        .toList();
  }

  private static boolean belongs(Payment payment, Order order, Collection<Order> placed) {
    return placed.size() == 1 || payment.metadata().containsValue(order.id());
  }
}
