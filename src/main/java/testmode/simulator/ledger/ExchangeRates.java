package testmode.simulator.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.fixtures.TableException;
import testmode.simulator.wire.StripeError;

/**
 * What one currency is worth in another: the account's own {@code fx} setting first, then {@code
 * fixtures/stripe/fx.csv}.
 *
 * <p>Both hold mid-market rates between major units. A charge is converted at 98 % of the mid rate,
 * because Stripe's conversion fee sits inside the charge's rate; a refund at the mid rate itself.
 * So a full refund costs the merchant more than the charge brought.
 */
public final class ExchangeRates {
  /** Share of the mid rate that a charge gets: 2 % is the conversion fee (recorded in 2023). */
  static final BigDecimal CHARGE_SHARE = new BigDecimal("0.98");

  private static final MathContext EXACT_ENOUGH = new MathContext(16, RoundingMode.HALF_UP);

  private final Currencies currencies;
  private final Map<String, Map<String, BigDecimal>> bySettlement = new HashMap<>();

  ExchangeRates(FixtureTable table, Currencies currencies) {
    this.currencies = currencies;
    List<String> settlements =
        table.columns().stream().filter(c -> !c.equals("currency") && !c.equals("source")).toList();
    for (String settlement : settlements) {
      if (!currencies.knows(settlement)) {
        String rule = "column \"" + settlement + "\" is not a currency of currencies.csv";
        throw new TableException(table.file(), 1, rule);
      }
    }
    for (FixtureTable.Row row : table.rows()) {
      String currency = row.required("currency");
      if (!currencies.knows(currency)) {
        throw row.wrong("currency", "is not a currency of currencies.csv");
      }
      for (String settlement : settlements) {
        bySettlement
            .computeIfAbsent(settlement, s -> new HashMap<>())
            .put(currency, row.positive(settlement));
      }
    }
  }

  public static ExchangeRates load(Currencies currencies) {
    return new ExchangeRates(FixtureTable.load("fx.csv", "currency", "source"), currencies);
  }

  /** For money that comes in; null if the currencies are the same. */
  @Nullable Exchange forCharge(AccountSettings settings, String currency) {
    return exchange(settings, currency, CHARGE_SHARE);
  }

  /** For money that goes out again; null if the currencies are the same. */
  public @Nullable Exchange forRefund(AccountSettings settings, String currency) {
    return exchange(settings, currency, BigDecimal.ONE);
  }

  private @Nullable Exchange exchange(AccountSettings settings, String currency, BigDecimal share) {
    String settlement = settings.settlementCurrency();
    if (currency.equals(settlement)) {
      return null;
    }
    BigDecimal mid = settings.fx().get(currency);
    if (mid == null) {
      mid = bySettlement.getOrDefault(settlement, Map.of()).get(currency);
    }
    if (mid == null) {
      throw StripeError.invalid(
          null,
          "currency",
          "This simulator knows no rate from "
              + currency
              + " to "
              + settlement
              + ". Set fx["
              + currency
              + "] through POST /_testmode/account.");
    }
    int shift = currencies.require(settlement).exponent() - currencies.require(currency).exponent();
    return new Exchange(mid.multiply(share, EXACT_ENOUGH).scaleByPowerOfTen(shift));
  }
}
