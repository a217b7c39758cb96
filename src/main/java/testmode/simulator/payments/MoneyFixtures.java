package testmode.simulator.payments;

import testmode.simulator.cards.Declines;
import testmode.simulator.cards.TestCards;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.ExchangeRates;

/** The tables that card payments are decided by, read once when a simulator starts. */
public record MoneyFixtures(
    TestCards cards, Declines declines, Currencies currencies, ExchangeRates rates) {

  /**
   * Throws {@link testmode.simulator.fixtures.TableException} if a table is missing or malformed.
   */
  public static MoneyFixtures load() {
    Declines declines = Declines.load();
    Currencies currencies = Currencies.load();
    return new MoneyFixtures(
        TestCards.load(declines), declines, currencies, ExchangeRates.load(currencies));
  }
}
