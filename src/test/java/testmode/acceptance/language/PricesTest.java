package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.Money;

class PricesTest {

  private final FakeApp app = new FakeApp();
  private final Prices prices = new Prices(app.stage);

  @Test
  void amountsAreMeantAsWrittenWherePricesCanBeChosen() {
    assertThat(prices.meant(order(), Money.parse("40.01 EUR"))).contains(Money.parse("40.01 EUR"));
    assertThat(order().price()).contains(Money.parse("40.00 EUR"));
  }

  @ParameterizedTest
  @CsvSource({
    "40.00 EUR, 59.99 USD",
    "10.00 EUR, 10.00 USD",
    "0.01 EUR, 0.01 USD",
    "40.01 EUR, 60.00 USD"
  })
  void amountsStandBesideTheShopsOwnPriceAsTheyStoodBesideTheAsked(String written, String meant) {
    shopAsks("59.99 USD");

    assertThat(prices.meant(order(), Money.parse(written))).contains(Money.parse(meant));
  }

  @Test
  void aPartThatIsNoneOfTheShopsPriceIsSkippedWithTheReason() {
    shopAsks("9.00 USD");

    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> prices.meant(order(), Money.parse("10.00 EUR")))
        .withMessage("my shop lacks 'chosen-price': prices are fixed");
  }

  @Test
  void aPartThatTheShopsCurrencyCannotSayIsSkipped() {
    shopAsks("6000 JPY");

    assertThat(prices.meant(order(), Money.parse("10.00 EUR"))).contains(Money.parse("10 JPY"));
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> prices.meant(order(), Money.parse("5.50 EUR")));
  }

  @Test
  void aPriceThatIsToldOnlyOnceTheShopperPaysIsAskedForAgain() {
    app.lacks(Ability.CHOSEN_PRICE, "prices are fixed");
    Order order = order();
    assertThat(order.price()).isEmpty();
    assertThat(prices.meant(order, Money.parse("40.00 EUR"))).isEmpty();

    app.price = Money.parse("59.99 USD");

    assertThat(order.price()).contains(Money.parse("59.99 USD"));
    assertThat(order.currency()).isEqualTo("usd");
  }

  private void shopAsks(String price) {
    app.lacks(Ability.CHOSEN_PRICE, "prices are fixed");
    app.price = Money.parse(price);
  }

  private Order order() {
    Money asked = Money.parse("40.00 EUR");
    return new Order("A-1", "ord_1", asked, Flow.SERVER_CONFIRM, () -> prices.of("ord_1", asked));
  }
}
