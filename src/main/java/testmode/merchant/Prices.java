package testmode.merchant;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prices as people write them, and the minor units that Stripe wants.
 *
 * <p>A currency has as many decimals as ISO 4217 says; Stripe's minor unit is the same but for a
 * few.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe: Supported currencies</a>
 */
final class Prices {

  /** Stripe's largest amount: eight digits of minor units (some currencies allow more). */
  static final long LARGEST = 99_999_999;

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

  /** What the shop sells in: Stripe's currencies without those that have been replaced. */
  private static final Set<String> SOLD_IN =
      Set.of(
          """
          AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP
          BYN BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL
          GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW
          KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD
          NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK
          SGD SHP SOS SRD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF
          XCD XOF XPF YER ZAR ZMW\
          """
              .split("\\s+"));

  /** Stripe counts these in hundredths although they have none, or in whole units. */
  private static final Map<String, Integer> STRIPE_EXPONENTS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

  /** ISO still gives the ariary two decimals; Stripe takes whole units only. */
  private static final Map<String, Integer> DECIMALS = Map.of("MGA", 0);

  private final Decisions decisions;

  Prices(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * The ISO code in lower case, as Stripe writes it.
   *
   * @throws ShopError 422 if the shop does not sell in it
   */
  static String currency(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    if (!SOLD_IN.contains(code)) {
      throw new ShopError(422, "This shop does not sell in the currency " + shown(text) + ".");
    }
    return code.toLowerCase(Locale.ROOT);
  }

  /**
   * A decimal price in minor units.
   *
   * @throws ShopError 422 with the rule that the price breaks
   */
  long minorUnits(String text, String currency) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new ShopError(
          422, "The price " + shown(text) + " is not a positive decimal number such as 40.00.");
    }
    BigDecimal price = new BigDecimal(text);
    String code = currency.toUpperCase(Locale.ROOT);
    int decimals = decimals(code);
    if (price.signum() == 0) {
      throw new ShopError(422, "The price must be more than zero.");
    }
    // Stripe wants the last of three decimals to be 0. ASSUMED from its general documentation.
    int usable = Math.min(decimals, 2);
    if (price.stripTrailingZeros().scale() > usable || price.scale() > decimals) {
      throw new ShopError(
          422,
          "The price %s has more decimals than %s allows (%d)."
              .formatted(shown(text), code, usable));
    }
    int exponent = exponent(code);
    if (price.movePointRight(exponent).compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
      throw new ShopError(
          422,
          "The price %s %s is more than this shop can charge (%s)."
              .formatted(text, code, text(LARGEST, currency)));
    }
    return decisions.minorUnits(price, exponent);
  }

  /** The amount as a person writes it, e.g. {@code 40.00 EUR}. */
  static String text(long amount, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    BigDecimal units = BigDecimal.valueOf(amount, exponent(code));
    return units.setScale(Math.max(decimals(code), shownScale(units))).toPlainString() + " " + code;
  }

  private static int shownScale(BigDecimal units) {
    return Math.max(0, units.stripTrailingZeros().scale());
  }

  private static int decimals(String code) {
    return DECIMALS.getOrDefault(code, Currency.getInstance(code).getDefaultFractionDigits());
  }

  private static int exponent(String code) {
    return STRIPE_EXPONENTS.getOrDefault(code, decimals(code));
  }

  private static String shown(String text) {
    return "'" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "'";
  }
}
