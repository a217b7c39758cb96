package testmode.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every fault has in common: the facts of its line in {@code faults.csv}. */
abstract sealed class NamedFault implements Fault permits CallFault, EventFault {

  private final FaultFacts facts;

  NamedFault(FaultFacts facts) {
    this.facts = facts;
  }

  @Override
  public final String name() {
    return facts.name();
  }

  @Override
  public final Leg leg() {
    return facts.leg();
  }

  @Override
  public final String whatHappened() {
    return facts.whatHappened();
  }

  @Override
  public final String whatTheMerchantNotices() {
    return facts.whatTheMerchantNotices();
  }

  @Override
  public final Map<String, Long> parameters() {
    return facts.parameters();
  }

  @Override
  public final Fault with(String parameter, long value) {
    return Faults.made(facts.with(parameter, value));
  }

  final long value(String parameter) {
    return facts.value(parameter);
  }

  final int value(String parameter, int least, int most) {
    long value = facts.value(parameter);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s of %s (%d) must be between %d and %d"
              .formatted(parameter, name(), value, least, most));
    }
    return (int) value;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof NamedFault fault && fault.facts.equals(facts);
  }

  @Override
  public final int hashCode() {
    return facts.hashCode();
  }

  /** {@code reply-lost (holdMillis=90000)} */
  @Override
  public final String toString() {
    return parameters().isEmpty()
        ? name()
        : name() + parameters().toString().replace("{", " (").replace("}", ")");
  }
}
