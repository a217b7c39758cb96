package testmode.simulator.payments;

import java.math.BigDecimal;
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

  private final MoneyFixtures fixtures;

  ChargeLimits(MoneyFixtures fixtures) {
    this.fixtures = fixtures;
  }

  /**
   * Passes, or throws Stripe's refusal.
   *
   * <p>ASSUMED: the texts for a negative amount, for the minimum after conversion, and for the last
   * digit of a three-decimal currency; the older texts for minimum and maximum.
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
                  settlement.format(minimum),
                  currency.format(amount),
                  settlement.format(mid.convert(amount))));
    }
  }

  private static StripeError tooSmall(String message) {
    return StripeError.invalid("amount_too_small", "amount", message);
  }
}
