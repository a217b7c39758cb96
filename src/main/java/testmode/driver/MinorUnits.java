package testmode.driver;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * How many decimals Stripe gives a currency.
 *
 * <p>ISO 4217's digits, as the JDK has them, but for the few that Stripe's API counts otherwise.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe: Supported currencies</a>
 */
final class MinorUnits {

  /**
   * Stripe's own: no decimals in reality, two in the API (ISK, UGX); two in the JDK, none at Stripe
   * (MGA).
   */
  private static final Map<String, Integer> AS_STRIPE_COUNTS = Map.of("isk", 2, "ugx", 2, "mga", 0);

  private MinorUnits() {}

  static int exponent(String currency) {
    Integer own = AS_STRIPE_COUNTS.get(currency);
    if (own != null) {
      return own;
    }
    try {
      return Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "currency (" + currency + ") is not an ISO 4217 code such as EUR, USD, JPY, KWD", e);
    }
  }
}
