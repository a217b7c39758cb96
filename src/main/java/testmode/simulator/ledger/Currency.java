package testmode.simulator.ledger;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A currency that Stripe charges in.
 *
 * @param exponent digits after the point: 100 minor units are 1.00 at 2, 100 at 0
 * @param minimum smallest charge in minor units, as a settlement currency; null if none is
 *     published
 */
public record Currency(String code, int exponent, @Nullable Long minimum) {

  // ASSUMED beyond $, which is recorded: other symbols follow the usual English notation.
  private static final Map<String, String> SYMBOLS =
      Map.of("usd", "$", "eur", "€", "gbp", "£", "jpy", "¥");

  /** As in Stripe's messages: {@code $1,234.50}, {@code €6.00}, {@code ¥500}, {@code KWD 1.500}. */
  public String format(long minorUnits) {
    String symbol = SYMBOLS.getOrDefault(code, code.toUpperCase(Locale.ROOT) + " ");
    long unit = 1;
    for (int i = 0; i < exponent; i++) {
      unit *= 10;
    }
    String whole = String.format(Locale.ROOT, "%s%,d", symbol, minorUnits / unit);
    return exponent == 0
        ? whole
        : whole + "." + String.format(Locale.ROOT, "%0" + exponent + "d", minorUnits % unit);
  }
}
