package testmode.simulator;

import java.util.Comparator;
import java.util.List;
import testmode.driver.drift.Fact;
import testmode.driver.drift.Facts;

/** The text of fixtures/stripe/facts.csv: what docs/fidelity.md says of behaviours, as data. */
final class FactsTable {
  private FactsTable() {}

  static String text(List<StripeFacts.Fact> facts) {
    return Facts.table(
        facts.stream()
            .map(FactsTable::row)
            .sorted(
                Comparator.comparing(Fact::behaviour)
                    .thenComparing(Fact::mark)
                    .thenComparing(Fact::source)
                    .thenComparing(fact -> fact.routes().toString()))
            .toList());
  }

  static Fact row(StripeFacts.Fact fact) {
    return new Fact(fact.mark(), fact.sentence(), fact.source(), fact.routes());
  }
}
