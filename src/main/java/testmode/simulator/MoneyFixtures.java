package testmode.simulator;

/** The tables that card payments are decided by, read once when a simulator starts. */
record MoneyFixtures(
    TestCards cards, Declines declines, Currencies currencies, ExchangeRates rates) {

  /** Throws {@link TableException} if a table is missing or malformed. */
  static MoneyFixtures load() {
    Declines declines = Declines.load();
    Currencies currencies = Currencies.load();
    return new MoneyFixtures(
        TestCards.load(declines), declines, currencies, ExchangeRates.load(currencies));
  }
}
