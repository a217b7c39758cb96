package testmode.simulator.ledger;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.wire.StripeError;

/** The currencies that Stripe supports ({@code fixtures/stripe/currencies.csv}). */
public final class Currencies {
  private static final int MAX_EXPONENT = 3;

  private final Map<String, Currency> byCode = new LinkedHashMap<>();

  Currencies(FixtureTable table) {
    for (FixtureTable.Row row : table.rows()) {
      String code = row.required("code");
      if (!code.matches("[a-z]{3}")) {
        throw row.wrong("code", "must be three lower-case letters");
      }
      int exponent = (int) row.whole("exponent", 0, MAX_EXPONENT);
      Long minimum =
          row.text("minimum") == null ? null : row.whole("minimum", 1, Integer.MAX_VALUE);
      if (byCode.putIfAbsent(code, new Currency(code, exponent, minimum)) != null) {
        throw row.wrong("code", "stands here twice; each currency must be unique");
      }
    }
  }

  public static Currencies load() {
    return new Currencies(
        FixtureTable.load("currencies.csv", "code", "exponent", "minimum", "source"));
  }

  /** The currency of a request, in any case; an unknown one is Stripe's own error. */
  public Currency require(String code) {
    Currency currency = byCode.get(code.toLowerCase(Locale.ROOT));
    if (currency == null) {
      String known = String.join(", ", byCode.keySet());
      throw StripeError.invalid(
          null,
          "currency",
          "Invalid currency: "
              + code.toLowerCase(Locale.ROOT)
              + ". Stripe currently supports these currencies: "
              + known);
    }
    return currency;
  }

  boolean knows(String code) {
    return byCode.containsKey(code);
  }
}
