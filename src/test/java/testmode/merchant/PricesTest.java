package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

  private final Prices prices = new Prices(new Decisions());

  @ParameterizedTest
  @CsvSource({
    "40.00, EUR, 4000",
    "40, EUR, 4000",
    "40.5, EUR, 4050",
    "0.01, usd, 1",
    "19.99, EUR, 1999",
    "8.29, EUR, 829",
    "4.35, EUR, 435",
    "67.96, EUR, 6796",
    "999999.99, EUR, 99999999",
    "80, JPY, 80",
    "80, krw, 80",
    "5.25, KWD, 5250",
    "5.250, KWD, 5250",
    "120, ISK, 12000",
    "500, UGX, 50000",
    "500, MGA, 500",
    "120.50, HUF, 12050",
  })
  void countsInMinorUnits(String price, String currency, long minor) {
    assertThat(prices.minorUnits(price, Prices.currency(currency))).isEqualTo(minor);
  }

  @ParameterizedTest
  @CsvSource({
    "0, EUR, zero",
    "0.00, EUR, zero",
    "-1, EUR, positive",
    "+1, EUR, positive",
    "1e3, EUR, positive",
    "'1,00', EUR, positive",
    "'1 000', EUR, positive",
    "NaN, EUR, positive",
    "1., EUR, positive",
    ".5, EUR, positive",
    "0x10, EUR, positive",
    "19.999, EUR, decimals",
    "19.990, EUR, decimals",
    "80.5, JPY, decimals",
    "80.0, JPY, decimals",
    "5.251, KWD, decimals",
    "120.5, ISK, decimals",
    "500.5, MGA, decimals",
    "1000000.00, EUR, more than",
    "1000000, ISK, more than",
    "999999999999, JPY, more than",
    "9999999999999, JPY, positive",
  })
  void refusesWhatCannotBeCharged(String price, String currency, String rule) {
    assertThatThrownBy(() -> prices.minorUnits(price, Prices.currency(currency)))
        .isInstanceOf(ShopError.class)
        .hasMessageContaining(rule);
  }

  @ParameterizedTest
  @CsvSource({"XXX", "XAU", "DEM", "EURO", "E", "''", "€€€", "EUR2"})
  void refusesCurrenciesItDoesNotSellIn(String currency) {
    assertThatThrownBy(() -> Prices.currency(currency))
        .isInstanceOf(ShopError.class)
        .hasMessageContaining("does not sell");
  }

  @ParameterizedTest
  @CsvSource({
    "4000, eur, 40.00 EUR",
    "80, jpy, 80 JPY",
    "5250, kwd, 5.250 KWD",
    "12000, isk, 120 ISK",
    "99999999, isk, 999999.99 ISK",
    "500, mga, 500 MGA",
  })
  void writesAmountsAsPeopleDo(long amount, String currency, String text) {
    assertThat(Prices.text(amount, currency)).isEqualTo(text);
  }

  @Test
  void doesNotRepeatALongMistake() {
    assertThatThrownBy(() -> prices.minorUnits("<".repeat(5000), "eur"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
  }
}
