package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

final class FixtureTest {
  private static final String CARDS =
      "number,payment_method,token,brand,country,funding,behaviour,decline,why_unsupported,source\n";

  private final Declines declines = Declines.load();

  private static FixtureTable table(String text, String... required) {
    try {
      return FixtureTable.parse("fixtures/stripe/cards.csv", new StringReader(text), required);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theTablesThatShipWithTheSimulatorAreGood() {
    assertThatCode(MoneyFixtures::load).doesNotThrowAnyException();
  }

  @Test
  void findsACardByNumberAliasAndToken() {
    TestCards cards = TestCards.load(declines);
    TestCard visa = cards.byNumber("4242424242424242");
    assertThat(cards.byAlias("pm_card_visa")).isEqualTo(visa);
    assertThat(cards.byToken("tok_visa")).isEqualTo(visa);
    assertThat(cards.byAlias("pm_card_nope")).isNull();
  }

  @Test
  void aMissingTableIsNamed() {
    assertThatThrownBy(() -> FixtureTable.load("nope.csv", "code"))
        .isInstanceOf(TableException.class)
        .hasMessage(
            "fixtures/stripe/nope.csv: is not on the class path; it ships with the simulator");
  }

  @Test
  void anUnknownWordIsToldWithLineAndAllowedWords() {
    String row = "4242424242424242,pm_card_visa,tok_visa,visa,US,credit,suceeds,,,docs\n";
    assertThatThrownBy(() -> new TestCards(table(CARDS + row), declines))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith(
            "fixtures/stripe/cards.csv, line 2: behaviour \"suceeds\" is unknown; allowed:"
                + " succeeds, decline, decline_after_attach,");
  }

  @Test
  void aBadCardNumberIsToldWithoutTheNumber() {
    String row = "4242424242424241,pm_card_visa,tok_visa,visa,US,credit,succeeds,,,docs\n";
    assertThatThrownBy(() -> new TestCards(table(CARDS + row), declines))
        .isInstanceOf(TableException.class)
        .hasMessage(
            "fixtures/stripe/cards.csv, line 2: number must be 12 to 19 digits with a correct"
                + " check digit");
  }

  @Test
  void aDeclineThatNobodyDescribedIsToldWithTheAllowedOnes() {
    String row = "4000000000000002,pm_x,tok_x,visa,US,credit,decline,no_mood,,docs\n";
    assertThatThrownBy(() -> new TestCards(table(CARDS + row), declines))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("line 2: decline \"no_mood\" is unknown; allowed: generic_decline,");
  }

  @Test
  void anAliasThatStandsTwiceIsRefused() {
    String row = "4242424242424242,pm_card_visa,,visa,US,credit,succeeds,,,docs\n";
    assertThatThrownBy(() -> new TestCards(table(CARDS + row + row), declines))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("line 3: payment_method \"pm_card_visa\" stands here twice");
  }

  @Test
  void aColumnThatIsMissingAndARowOfTheWrongLengthAreTold() {
    assertThatThrownBy(() -> table("code\nusd\n", "code", "exponent"))
        .hasMessage(
            "fixtures/stripe/cards.csv, line 1: column [exponent] is missing; required: [code,"
                + " exponent]");
    assertThatThrownBy(() -> table("code,exponent\nusd\n", "code"))
        .hasMessage("fixtures/stripe/cards.csv, line 2: 1 values, but the header names 2");
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
}
