package testmode.network.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code faults.csv} says about one fault, with the values of its parameters.
 *
 * @param leg one of the names that the table was read with
 * @param parameters by name, in the order of the file
 */
public record FaultFacts(
    String name,
    String leg,
    String whatHappened,
    String whatTheMerchantNotices,
    Map<String, Parameter> parameters) {

  /** No parameter is larger: an hour in milliseconds is longer than any caller waits. */
  public static final long MOST = 3_600_000;

  public FaultFacts {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * @throws IllegalArgumentException naming those that the fault has
   */
  public Parameter parameter(String parameter) {
    Parameter found = parameters.get(parameter);
    if (found == null) {
      throw new IllegalArgumentException(
          "parameter (%s) is unknown to %s; it has %s"
              .formatted(
                  parameter, name, parameters.isEmpty() ? "none" : parameters.keySet().toString()));
    }
    return found;
  }

  /**
   * The same fault with another value of one parameter.
   *
   * @throws IllegalArgumentException for an unknown parameter or a value outside 0 to {@link #MOST}
   */
  public FaultFacts with(String parameter, long newValue) {
    Parameter before = parameter(parameter);
    if (newValue < 0 || newValue > MOST) {
      throw new IllegalArgumentException(
          "%s of %s (%d) must be between 0 and %d".formatted(parameter, name, newValue, MOST));
    }
    Map<String, Parameter> changed = new LinkedHashMap<>(parameters);
    changed.put(parameter, before.with(newValue));
    return new FaultFacts(name, leg, whatHappened, whatTheMerchantNotices, changed);
  }
}
