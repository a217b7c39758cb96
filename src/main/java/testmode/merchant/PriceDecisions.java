package testmode.merchant;

import java.math.BigDecimal;

/** What a price is in the units that Stripe charges. */
interface PriceDecisions {

  /**
   * Moves the decimal point, exactly.
   *
   * <p>Otherwise: a factor of 100 for every currency charges a hundredfold in yen and a tenth in
   * dinars; floating point makes 19.99 into 1998.
   *
   * @param price at most {@code exponent} decimals, already checked
   */
  default long minorUnits(BigDecimal price, int exponent) {
    return price.movePointRight(exponent).longValueExact();
  }
}
