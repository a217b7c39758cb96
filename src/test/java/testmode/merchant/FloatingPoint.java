package testmode.merchant;

import java.math.BigDecimal;

/**
 * M20: the price is multiplied as a floating-point number and cut off.
 *
 * <p>Seen in real shops: {@code (int) (19.99 * 100)} is 1998; of ten thousand prices 573 lose a
 * cent.
 */
public final class FloatingPoint extends Decisions {

  @Override
  public long minorUnits(BigDecimal price, int exponent) {
    return (long) (price.doubleValue() * Math.pow(10, exponent));
  }
}
