package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.network.Exchange;

/**
 * What a failing scenario says: expected and seen, both sides, the faults, the seed, and where to
 * look.
 *
 * <pre>
 * The outcome of order A-1 should be paid, but is still unknown after 5.0 s.
 *   merchant's books : unknown; 1 attempt, last failure "read timed out"
 *   Stripe's ledger  : 1 charge, 40.00 EUR, succeeded
 *   network          : reply-lost ×3 (seed 20417)
 *   look at          : nobody asked Stripe again after an unknown outcome
 * </pre>
 */
public final class Finding {

  private final Stage stage;
  private final Accounts accounts;

  public Finding(Stage stage, Accounts accounts) {
    this.stage = stage;
    this.accounts = accounts;
  }

  /** The finding about one order, as the error that fails the scenario. */
  AssertionError about(Order order, String sentence) {
    return about(order, sentence, null);
  }

  /** The same, with a hint of its own. */
  AssertionError about(Order order, String sentence, @Nullable String hint) {
    List<Payment> payments = accounts.paymentsOf(order);
    boolean told = stage.merchant().lacks(Ability.ORDERS).isEmpty();
    Books books = told ? stage.merchant().books(order.id()) : null;
    List<String> lines = new ArrayList<>();
    lines.add(sentence);
    lines.add("  merchant's books : " + (books == null ? "the app keeps no orders" : books(books)));
    lines.add("  Stripe's ledger  : " + ledger(payments));
    lines.add("  network          : " + network());
    Traffic traffic = new Traffic(stage.faults());
    String own = hint == null ? hint(order, books, payments, traffic) : hint;
    lines.add("  look at          : " + traffic.bypassed().orElse(own));
    return new AssertionError(String.join("\n", lines));
  }

  private static String hint(
      Order order, @Nullable Books books, List<Payment> payments, Traffic traffic) {
    if (books == null) {
      return "the exchanges of this scenario, oldest first";
    }
    return new Hints(order, books, payments, traffic).first();
  }

  static String books(Books books) {
    StringBuilder text = new StringBuilder(books.stateText());
    if (books.paid() != null) {
      text.append(", paid ").append(books.paid());
    }
    if (books.refunded() != null && books.refunded().minor() != 0) {
      text.append(", refunded ").append(books.refunded());
    }
    if (books.fulfilments() != null) {
      text.append(", fulfilled ").append(books.fulfilments()).append(" ×");
    }
    if (books.note() != null) {
      text.append("; ").append(books.note());
    }
    return text.toString();
  }

  static String ledger(List<Payment> payments) {
    if (payments.isEmpty()) {
      return "no PaymentIntent for this order";
    }
    return payments.stream().map(Finding::payment).collect(Collectors.joining("; "));
  }

  private static String payment(Payment payment) {
    List<Charge> charges = payment.charges().stream().filter(Charge::succeeded).toList();
    long declined = payment.charges().size() - charges.size();
    String text =
        charges.isEmpty()
            ? "no charge"
            : charges.size()
                + (charges.size() == 1 ? " charge, " : " charges, ")
                + charges.stream().map(Finding::charge).collect(Collectors.joining(" and "));
    return text
        + (declined == 0 ? "" : ", " + Count.of(declined, "declined attempt"))
        + " (PaymentIntent "
        + payment.status()
        + ")";
  }

  private static String charge(Charge charge) {
    return charge.amount()
        + (charge.refunded().minor() == 0 ? "" : " less " + charge.refunded() + " refunded");
  }

  private String network() {
    String faults =
        stage.faults().recorded().stream()
            .map(Exchange::fault)
            .filter(fault -> fault != null)
            .collect(
                Collectors.groupingBy(
                    fault -> fault, java.util.TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + " ×" + entry.getValue())
            .collect(Collectors.joining(", "));
    return (faults.isEmpty() ? "no fault" : faults) + " (seed " + stage.runSeed() + ")";
  }
}
