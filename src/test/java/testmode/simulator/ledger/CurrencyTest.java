package testmode.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.wire.StripeError;

final class CurrencyTest {
  private final Currencies currencies = Currencies.load();
  private final ExchangeRates rates = ExchangeRates.load(currencies);

  @ParameterizedTest
  @CsvSource({
    "usd, 1100, $11.00",
    "usd, 99999999, '$999,999.99'",
    "eur, 605, €6.05",
    "gbp, 1, £0.01",
    "jpy, 500, ¥500",
    "kwd, 1500, KWD 1.500"
  })
  void amountsReadAsInStripesMessages(String code, long amount, String text) {
    assertThat(currencies.require(code).format(amount)).isEqualTo(text);
  }

  @Test
  void anUnknownCurrencyGetsStripesErrorWithTheList() {
    assertThatThrownBy(() -> currencies.require("xxd"))
        .isInstanceOf(StripeError.class)
        .hasMessageStartingWith(
            "Invalid currency: xxd. Stripe currently supports these currencies: usd, aed,");
  }

  private static AccountSettings settling(String currency, Map<String, BigDecimal> fx) {
    AccountSettings s = AccountSettings.defaults();
    return new AccountSettings(
        currency,
        s.country(),
        s.feeBasisPoints(),
        s.feeFixed(),
        s.execution(),
        s.webhookRetries(),
        s.webhookTimeout(),
        s.signatureClock(),
        fx,
        s.rateLimit(),
        s.disputeFee(),
        s.payouts());
  }

  @ParameterizedTest
  @CsvSource({
    // settlement, currency, mid rate of major units, rate of minor units that a charge gets
    "usd, eur, 1.0834, 1.06173",
    "usd, jpy, 0.0067, 0.6566",
    "usd, kwd, 3.25, 0.3185",
    "krw, usd, 1348.3265306, 13.2136",
    "jpy, usd, 149.25, 1.46265",
    "kwd, jpy, 0.0020615384, 2.02031"
  })
  void theRateIsBetweenMinorUnitsWithSixDigitsAndTheMarginInIt(
      String settlement, String currency, BigDecimal mid, BigDecimal shown) {
    Exchange exchange = rates.forCharge(settling(settlement, Map.of(currency, mid)), currency);
    assertThat(exchange.shown()).isEqualByComparingTo(shown);
  }

  @Test
  void aRefundConvertsAtTheMidRate() {
    AccountSettings sgd = settling("sgd", Map.of("usd", new BigDecimal("1.32373")));
    assertThat(rates.forCharge(sgd, "usd").shown()).isEqualByComparingTo("1.29726");
    assertThat(rates.forRefund(sgd, "usd").shown()).isEqualByComparingTo("1.32373");
    assertThat(rates.forCharge(sgd, "usd").convert(100)).isEqualTo(130);
    assertThat(rates.forRefund(sgd, "usd").convert(100)).isEqualTo(132);
  }

  @Test
  void halfAMinorUnitIsRoundedUp() {
    assertThat(new Exchange(new BigDecimal("0.5")).convert(3)).isEqualTo(2);
    assertThat(new Exchange(new BigDecimal("0.4999")).convert(3)).isEqualTo(1);
  }

  @Test
  void aRateThatNobodySetIsToldWithTheRemedy() {
    assertThatThrownBy(() -> rates.forCharge(settling("krw", Map.of()), "afn"))
        .isInstanceOf(StripeError.class)
        .hasMessage(
            "This simulator knows no rate from afn to krw. Set fx[afn] through POST"
                + " /_testmode/account.");
  }

  @Test
  void theSameCurrencyIsNotConverted() {
    assertThat(rates.forCharge(settling("usd", Map.of()), "usd")).isNull();
  }

  @Test
  void anExponentOutOfRangeIsToldWithTheRange() {
    FixtureTable table = table("code,exponent,minimum,source\nusd,4,50,docs\n");
    assertThatThrownBy(() -> new Currencies(table))
        .hasMessageEndingWith("line 2: exponent \"4\" must be a whole number from 0 to 3");
  }

  @Test
  void aRateOfZeroIsRefused() {
    FixtureTable table = table("currency,usd,source\neur,0,docs\n");
    assertThatThrownBy(() -> new ExchangeRates(table, Currencies.load()))
        .hasMessageEndingWith("line 2: usd \"0\" must be a decimal number above 0");
  }

  private static FixtureTable table(String text) {
    try {
      return FixtureTable.parse("fixtures/stripe/currencies.csv", new StringReader(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
