package testmode.driver;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * An amount as Stripe counts it: whole minor units (cents, yen, fils) and a lower-case ISO 4217
 * code.
 *
 * <p>Written {@code 40.00 EUR}, {@code 80 JPY}, {@code 5.250 KWD}: always with as many decimals as
 * the currency has.
 */
public record Money(long minor, String currency) implements Comparable<Money> {

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (!currency.matches("[a-z]{3}")) {
      throw new IllegalArgumentException(
          "currency (" + currency + ") must be three lower-case letters, as in eur");
    }
  }

  /**
   * Reads {@code 40.00 EUR}.
   *
   * @throws IllegalArgumentException when the text has another form, or another number of decimals
   *     than the currency
   */
  public static Money parse(String text) {
    String[] parts = text.trim().split(" ");
    if (parts.length != 2) {
      throw new IllegalArgumentException("money (" + text + ") must read like 40.00 EUR");
    }
    String currency = parts[1].toLowerCase(Locale.ROOT);
    BigDecimal major = new BigDecimal(parts[0]);
    int exponent = MinorUnits.exponent(currency);
    if (major.scale() != exponent) {
      throw new IllegalArgumentException(
          "money ("
              + text
              + ") must have "
              + exponent
              + " decimals, as every amount in "
              + parts[1]);
    }
    return new Money(major.unscaledValue().longValueExact(), currency);
  }

  /**
   * Of an amount in major units, {@code 40.00}.
   *
   * @throws ArithmeticException when it has more decimals than the currency
   */
  public static Money ofMajor(BigDecimal amount, String currency) {
    int exponent = MinorUnits.exponent(currency);
    return new Money(amount.movePointRight(exponent).longValueExact(), currency);
  }

  /**
   * The amount in major units as a plain decimal, with the currency's own number of decimals:
   * {@code 40.00}.
   */
  public String major() {
    return BigDecimal.valueOf(minor, MinorUnits.exponent(currency)).toPlainString();
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  @Override
  public String toString() {
    return major() + " " + currency.toUpperCase(Locale.ROOT);
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(this + " and " + other + " are of different currencies");
    }
    return other;
  }
}
