package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Presses presses = new Presses();

  public Finding(Stage stage, Accounts accounts) {
    this.stage = stage;
    this.accounts = accounts;
  }

  /** Which presses of Pay a hint may speak of. */
  Presses presses() {
    return presses;
  }

  /** The finding about one order, as the error that fails the scenario. */
  AssertionError about(Order order, String sentence) {
    return about(order, sentence, null);
  }

  /** The same, with a hint of its own. */
  AssertionError about(Order order, String sentence, @Nullable String hint) {
    boolean told = stage.merchant().lacks(Ability.ORDERS).isEmpty();
    Side<List<Payment>> ledger = Side.read(() -> accounts.paymentsOf(order));
    Side<Books> books =
        told
            ? Side.read(() -> stage.merchant().books(order.id()))
            : Side.none("the app keeps no orders");
    List<String> lines = new ArrayList<>();
    lines.add(sentence);
    lines.add("  merchant's books : " + books.words(Finding::books));
    lines.add("  Stripe's ledger  : " + ledger.words(Finding::ledger));
    lines.add("  network          : " + network());
    Traffic traffic = new Traffic(stage.faults());
    String own = hint == null ? hint(order, books.seen(), ledger.seen(), traffic) : hint;
    lines.add("  look at          : " + traffic.bypassed().orElse(own));
    return new AssertionError(String.join("\n", lines));
  }

  private String hint(
      Order order, @Nullable Books books, @Nullable List<Payment> payments, Traffic traffic) {
    if (books == null || payments == null) {
      return "the exchanges of this scenario, oldest first";
    }
    return new Hints(order, books, payments, traffic, presses.inVain(order)).first();
  }

  /**
   * One side as it stands, or why it cannot be seen: a failing scenario says what it noticed first,
   * also where a look at the rest fails in its turn.
   */
  private record Side<T>(@Nullable T seen, String unseen) {

    static <T> Side<T> read(Supplier<T> look) {
      try {
        return new Side<>(look.get(), "");
      } catch (RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return none("could not be read: " + message.lines().findFirst().orElse(""));
      }
    }

    static <T> Side<T> none(String why) {
      return new Side<>(null, why);
    }

    String words(Function<T, String> words) {
      return seen == null ? unseen : words.apply(seen);
    }
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
