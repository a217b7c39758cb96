package testmode.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code faults.csv} says about one fault, with the values of its parameters. */
record FaultFacts(
    String name,
    Leg leg,
    String whatHappened,
    String whatTheMerchantNotices,
    Map<String, Long> parameters) {

  FaultFacts {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  long value(String parameter) {
    Long value = parameters.get(parameter);
    if (value == null) {
      throw new IllegalArgumentException(
          "parameter (%s) is unknown to %s; it has %s"
              .formatted(
                  parameter, name, parameters.isEmpty() ? "none" : parameters.keySet().toString()));
    }
    return value;
  }

  FaultFacts with(String parameter, long newValue) {
    value(parameter);
    if (newValue < 0 || newValue > Faults.MOST) {
      throw new IllegalArgumentException(
          "%s of %s (%d) must be between 0 and %d"
              .formatted(parameter, name, newValue, Faults.MOST));
    }
    Map<String, Long> changed = new LinkedHashMap<>(parameters);
    changed.put(parameter, newValue);
    return new FaultFacts(name, leg, whatHappened, whatTheMerchantNotices, changed);
  }
}
