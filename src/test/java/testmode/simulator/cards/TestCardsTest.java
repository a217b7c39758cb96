package testmode.simulator.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.fixtures.TableException;

final class TestCardsTest {
  private static final String CARDS =
      "number,payment_method,token,brand,country,funding,behaviour,decline,why_unsupported,source\n";

  private final Declines declines = Declines.load();

  private static FixtureTable table(String text) {
    try {
      return FixtureTable.parse("fixtures/stripe/cards.csv", new StringReader(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
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
}
