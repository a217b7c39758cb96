package testmode.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.Outcome;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.mapping.MappingFile;

/** Whether the app's books say of the order what Stripe's ledger says. */
final class OrderLook {

  static final String QUESTION = "order state";

  /** Between euros and cents. */
  private static final int HUNDRED = 100;

  private final MerchantApp app;
  private final MappingFile mapping;

  OrderLook(MerchantApp app, MappingFile mapping) {
    this.app = app;
    this.mapping = mapping;
  }

  Finding look(Played played) {
    Optional<String> lacks = app.lacks(Ability.ORDERS);
    if (lacks.isPresent()) {
      return Finding.none(QUESTION, lacks.get());
    }
    String order = played.order();
    if (order == null || played.answer() == null) {
      return Finding.none(QUESTION, "not looked at: no order was paid");
    }
    try {
      Books books = settled(order, played.paid());
      Finding finding = compared(order, books, played);
      return finding.isRed() || played.untold() == null ? finding : untold(played.untold());
    } catch (IllegalStateException | IllegalArgumentException | ArithmeticException untold) {
      return Finding.red(
          QUESTION,
          String.valueOf(untold.getMessage()),
          "Mend operations.orderStatus: what it asks, what it extracts, and the words in states.");
    }
  }

  private static Finding untold(String why) {
    return Finding.red(
        QUESTION,
        "it is told after the payment, but not before: " + why,
        "Scenarios ask before the shopper pays, too. If the app has no order until then, say in"
            + " operations.orderStatus, with its status: missing: {state: pending, status: 404}."
            + " Else mend what it asks, or add the word to states.");
  }

  /** Events may come a moment after the shopper was told. */
  private Books settled(String order, boolean paid) {
    Books[] last = {app.books(order)};
    if (paid) {
      Limits.becomes(
          Limits.SETTLED,
          () -> {
            last[0] = app.books(order);
            return last[0].state().outcome() == Outcome.PAID;
          });
    }
    return last[0];
  }

  private Finding compared(String order, Books books, Played played) {
    String state = "'" + books.stateText() + "' is " + books.state().word();
    Payment payment = played.payment();
    if (payment == null) {
      return Finding.none(QUESTION, state + "; no payment in the ledger to compare it with");
    }
    if (played.paid() && books.state().outcome() != Outcome.PAID) {
      return Finding.red(
          QUESTION,
          state + ", and Stripe holds " + payment.amount(),
          "If that word means paid, say so in operations.orderStatus.states; if it changes with an"
              + " event, the app needs its webhook.");
    }
    List<String> differences = new ArrayList<>();
    Money held = payment.amount();
    differ(differences, "the order's amount", books.price(), held);
    if (played.paid()) {
      differ(differences, "the amount paid", books.paid(), held);
    }
    differ(differences, "the price by the file", price(order), held);
    if (!differences.isEmpty()) {
      return Finding.red(
              QUESTION,
              state + ", and Stripe's ledger says " + held,
              "Mend amount, paid, currency and unit (minor or major) in operations.orderStatus, or"
                  + " the flow's price.")
          .with(differences);
    }
    boolean told = books.price() != null || books.paid() != null;
    return Finding.green(
            QUESTION,
            state + (told ? ", " + held + " as at Stripe" : "; it tells no amount and currency"))
        .with(ownWord(mapping.prices().get(played.flow())));
  }

  /** Not red: shops whose prices nobody knows beforehand have no other. */
  private static List<String> ownWord(MappingFile.@Nullable Price price) {
    return price == null || price.from() == null
        ? List.of()
        : List.of(
            "the price is what the app says (price.from: "
                + price.from()
                + "): a sum that it gets wrong is not found; price.fixed would find it");
  }

  private @Nullable Money price(String order) {
    try {
      return app.price(order);
    } catch (IllegalStateException toldLater) {
      return null;
    }
  }

  private static void differ(
      List<String> differences, String what, @Nullable Money ours, Money held) {
    if (ours == null || ours.equals(held)) {
      return;
    }
    boolean units =
        ours.minor() == held.minor() * HUNDRED || ours.minor() * HUNDRED == held.minor();
    differences.add(what + " is " + ours + (units ? ": is the unit right?" : ""));
  }
}
