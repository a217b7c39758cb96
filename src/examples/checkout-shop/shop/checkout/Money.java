package shop.checkout;

import java.math.BigDecimal;

/** Euros as people write them, cents as Stripe counts them. */
final class Money {

  private Money() {}

  static String text(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  static long cents(String text) {
    try {
      return new BigDecimal(text).movePointRight(2).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Refused(422, "That is no amount in euros and cents.");
    }
  }
}
