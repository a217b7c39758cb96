package testmode.simulator.payments;

import java.math.BigDecimal;
import java.util.Set;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.ledger.Currency;
import testmode.simulator.ledger.Exchange;
import testmode.simulator.wire.StripeError;

/** How little and how much one payment may be. */
final class ChargeLimits {
  /** ASSUMED: eight digits for every currency; Stripe's pages disagree (eight or twelve). */
  static final long MAXIMUM = 99_999_999;

  private static final String TOO_LITTLE =
      "The amount must be greater than or equal to the minimum charge amount allowed for your"
          + " account and the currency set"
          + " (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you"
          + " want to save a Payment Method for future use without an immediate payment, use a"
          + " Setup Intent instead: https://docs.stripe.com/payments/setup-intents";

  private static final int THREE_DECIMALS = 3;

  /** Documented: sent with two decimals for old times' sake, both of which must be 0. */
  private static final Set<String> WHOLE_UNITS = Set.of("isk", "ugx");

  private static final int MINOR_PER_UNIT = 100;

  private final MoneyFixtures fixtures;

  ChargeLimits(MoneyFixtures fixtures) {
    this.fixtures = fixtures;
  }

  /**
   * Passes, or throws Stripe's refusal.
   *
   * <p>ASSUMED: the texts for a negative amount and for the last digits; that the texts for minimum
   * and maximum, which merchants reported up to 2025, are today's.
   */
  void check(AccountSettings settings, long amount, Currency currency) {
    if (amount < 0) {
      throw StripeError.invalid("parameter_invalid_integer", "amount", "Invalid positive integer");
    }
    if (amount == 0) {
      throw StripeError.invalid("parameter_invalid_integer", "amount", TOO_LITTLE);
    }
    if (amount > MAXIMUM) {
      throw StripeError.invalid(
          "amount_too_large", "amount", "Amount must be no more than " + currency.format(MAXIMUM));
    }
    if (currency.exponent() == THREE_DECIMALS && amount % 10 != 0) {
      throw StripeError.invalid(
          null,
          "amount",
          "Invalid amount: the last digit of an amount in "
              + currency.code()
              + " must be 0, because only two decimals are charged.");
    }
    if (WHOLE_UNITS.contains(currency.code()) && amount % MINOR_PER_UNIT != 0) {
      throw StripeError.invalid(
          null,
          "amount",
          "Invalid amount: the last two digits of an amount in "
              + currency.code()
              + " must be 00, because only whole units are charged.");
    }
    minimum(settings, amount, currency);
  }

  private void minimum(AccountSettings settings, long amount, Currency currency) {
    Currency settlement = fixtures.currencies().require(settings.settlementCurrency());
    Exchange mid = fixtures.rates().forRefund(settings, currency.code());
    Long minimum = settlement.minimum();
    if (minimum == null) {
      return;
    }
    if (mid == null) {
      if (amount < minimum) {
        throw tooSmall(
            "Amount must be at least " + settlement.format(minimum) + " " + settlement.code());
      }
      return;
    }
    BigDecimal worth = mid.rate().multiply(BigDecimal.valueOf(amount));
    if (worth.compareTo(BigDecimal.valueOf(minimum)) < 0) {
      throw tooSmall(
          "Amount must convert to at least %s. %s converts to approximately %s."
              .formatted(
                  inMinorUnits(settlement, minimum),
                  currency.format(amount),
                  settlement.format(mid.convert(amount))));
    }
  }

  /** As reported: 50 cents, 400 cents; ASSUMED: pence, and currencies without minor units. */
  private static String inMinorUnits(Currency currency, long amount) {
    if (currency.exponent() == 0) {
      return currency.format(amount);
    }
    return amount + (currency.code().equals("gbp") ? " pence" : " cents");
  }

  private static StripeError tooSmall(String message) {
    return StripeError.invalid("amount_too_small", "amount", message);
  }
}
