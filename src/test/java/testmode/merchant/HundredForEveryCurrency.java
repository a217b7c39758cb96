package testmode.merchant;

import java.math.BigDecimal;

/**
 * M19: the price times a hundred, whatever the currency.
 *
 * <p>Seen in real shops: 80 yen are charged as 8000, 18.600 dinars as 1.860; and since the books
 * divide by a hundred again, their own check passes.
 */
public final class HundredForEveryCurrency extends Decisions {

  @Override
  public long minorUnits(BigDecimal price, int exponent) {
    return price.movePointRight(2).longValue();
  }
}
