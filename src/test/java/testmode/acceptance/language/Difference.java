package testmode.acceptance.language;

import java.util.EnumSet;
import java.util.Set;

/**
 * What does not agree about one order.
 *
 * @param sides what differs from what: {@code Payment and goods}
 * @param text how, as the rest of a sentence that begins with the order
 * @param cells where in the money table it can be seen
 */
record Difference(String sides, String text, Set<MoneyCell> cells) {

  static final String BOOKS_AND_LEDGER = "Books and ledger";
  static final String PAYMENT_AND_GOODS = "Payment and goods";
  static final String ORDER_AND_CHARGES = "Order and charges";
  static final String ORDER_AND_PAYMENT_INTENT = "Order and PaymentIntent";
  static final String PRICE_AND_CHARGE = "Price and charge";
  static final String PRICE_AND_BOOKS = "Price and books";
  static final String PAYMENT_AND_REFUNDS = "Payment and refunds";
  static final String CHARGE_AND_REFUNDS = "Charge and refunds";

  Difference {
    cells = Set.copyOf(cells);
  }

  static Difference of(String sides, String text, MoneyCell first, MoneyCell... more) {
    return new Difference(sides, text, EnumSet.of(first, more));
  }

  /** {@code Payment and goods differ: order A-1 is not paid, but was fulfilled 1 ×.} */
  String sentence(Order order) {
    return sides + " differ: order " + order + " " + text + ".";
  }
}
