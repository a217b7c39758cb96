package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;

/** What every fault has in common: the facts of its lines in {@code faults.csv}. */
public abstract sealed class NamedFault permits CallFault, EventFault {

  private final FaultFacts facts;

  NamedFault(FaultFacts facts) {
    this.facts = facts;
  }

  public final FaultFacts facts() {
    return facts;
  }

  final long value(String parameter) {
    return facts.parameter(parameter).value();
  }

  final int value(String parameter, int least, int most) {
    long value = value(parameter);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s of %s (%d) must be between %d and %d"
              .formatted(parameter, facts.name(), value, least, most));
    }
    return (int) value;
  }
}
