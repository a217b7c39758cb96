package testmode.simulator.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A rate between the minor units of two currencies.
 *
 * <p>Amounts are converted with the whole rate and shown with at most six significant digits, as
 * recorded: a large amount may differ by one from amount × shown rate.
 */
public record Exchange(BigDecimal rate) {
  private static final MathContext SHOWN = new MathContext(6, RoundingMode.HALF_UP);

  public Exchange {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("rate (" + rate + ") must be above 0");
    }
  }

  /** Minor units of the other currency, half up. */
  public long convert(long minorUnits) {
    return rate.multiply(BigDecimal.valueOf(minorUnits))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** The {@code exchange_rate} of a balance transaction. */
  BigDecimal shown() {
    BigDecimal shown = rate.round(SHOWN).stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }
}
