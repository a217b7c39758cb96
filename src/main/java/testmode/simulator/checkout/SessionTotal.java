package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.ledger.Currency;
import testmode.simulator.ledger.Exchange;
import testmode.simulator.payments.HostedPayments;
import testmode.simulator.payments.MoneyFixtures;
import testmode.simulator.wire.StripeError;

/** What a session's items cost together, and Stripe's words when that cannot be paid. */
final class SessionTotal {
  // Seen: cents, pence and grosz; ASSUMED that other currencies are written out with their sign.
  private static final Map<String, String> SMALL_COINS =
      Map.of("usd", "cents", "eur", "cents", "cad", "cents", "gbp", "pence", "pln", "grosz");

  private final MoneyFixtures fixtures;
  private final HostedPayments payments;

  SessionTotal(MoneyFixtures fixtures, HostedPayments payments) {
    this.fixtures = fixtures;
    this.payments = payments;
  }

  /** The sum, found payable: neither nothing nor too little nor too much. */
  long of(AccountSettings settings, List<JsonObject> items, Currency currency) {
    long total = 0;
    try {
      for (JsonObject item : items) {
        total = Math.addExact(total, item.get("amount_total").getAsLong());
      }
    } catch (ArithmeticException overflow) {
      throw tooLarge(currency);
    }
    if (total == 0) {
      throw StripeError.invalid(
          null, null, "The Checkout Session's total amount due cannot be zero in `payment` mode.");
    }
    try {
      payments.check(settings, total, currency);
    } catch (StripeError refusal) {
      throw inOtherWords(refusal, settings, total, currency);
    }
    return total;
  }

  private StripeError inOtherWords(
      StripeError refusal, AccountSettings settings, long total, Currency currency) {
    if ("amount_too_large".equals(refusal.code())) {
      return tooLarge(currency);
    }
    return "amount_too_small".equals(refusal.code())
        ? tooSmall(settings, total, currency)
        : refusal;
  }

  private StripeError tooSmall(AccountSettings settings, long total, Currency currency) {
    Currency settlement = fixtures.currencies().require(settings.settlementCurrency());
    @Nullable Exchange rate = fixtures.rates().forRefund(settings, currency.code());
    Long minimum = settlement.minimum();
    String coins = SMALL_COINS.get(settlement.code());
    String least =
        minimum == null || coins == null
            ? settlement.format(minimum == null ? 1 : minimum)
            : minimum + " " + coins;
    String worth =
        rate == null
            ? ""
            : " %s converts to approximately %s."
                .formatted(currency.format(total), settlement.format(rate.convert(total)));
    return StripeError.invalid(
        "amount_too_small",
        null,
        "The Checkout Session's total amount must convert to at least " + least + "." + worth);
  }

  static StripeError tooLarge(Currency currency) {
    return StripeError.invalid(
        "amount_too_large",
        null,
        "The Checkout Session's total amount due must be no more than "
            + currency.format(HostedPayments.MAXIMUM)
            + ".");
  }
}
