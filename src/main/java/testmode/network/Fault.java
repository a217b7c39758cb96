package testmode.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.network.faults.FaultKinds;
import testmode.network.faults.NamedFault;

/**
 * Something the network does on purpose to a call or an event, named by what happened. A fault is a
 * value: it says what would happen, a {@link FaultPlan} says to what. Found by {@link
 * Faults#byName}.
 */
public final class Fault {

  private final NamedFault kind;

  Fault(NamedFault kind) {
    this.kind = kind;
  }

  /** {@code reply-lost} */
  public String name() {
    return kind.facts().name();
  }

  public Leg leg() {
    return Leg.valueOf(kind.facts().leg());
  }

  /** One sentence: what happened on the way. */
  public String whatHappened() {
    return kind.facts().whatHappened();
  }

  /** One sentence: what the merchant notices of it. */
  public String whatTheMerchantNotices() {
    return kind.facts().whatTheMerchantNotices();
  }

  /** Name (the unit is part of it) to value, as given or else the default of {@code faults.csv}. */
  public Map<String, Long> parameters() {
    Map<String, Long> values = new LinkedHashMap<>();
    kind.facts().parameters().forEach((name, parameter) -> values.put(name, parameter.value()));
    return Collections.unmodifiableMap(values);
  }

  /**
   * What the parameter counts: {@code milliseconds}, {@code seconds}, {@code bytes} or {@code
   * copies}.
   *
   * @throws IllegalArgumentException for an unknown parameter
   */
  public String unitOf(String parameter) {
    return kind.facts().parameter(parameter).unit();
  }

  /**
   * The same fault with another value of one parameter.
   *
   * @throws IllegalArgumentException for an unknown parameter or a value outside 0 to {@link
   *     Faults#MOST}
   */
  public Fault with(String parameter, long value) {
    return new Fault(FaultKinds.made(kind.facts().with(parameter, value)));
  }

  /** How it strikes. */
  NamedFault kind() {
    return kind;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fault fault && fault.kind.facts().equals(kind.facts());
  }

  @Override
  public int hashCode() {
    return kind.facts().hashCode();
  }

  /** {@code reply-lost (holdMillis=90000)} */
  @Override
  public String toString() {
    Map<String, Long> parameters = parameters();
    return parameters.isEmpty()
        ? name()
        : name() + parameters.toString().replace("{", " (").replace("}", ")");
  }
}
