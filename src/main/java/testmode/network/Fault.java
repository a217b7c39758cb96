package testmode.network;

import java.util.Map;

/**
 * Something the network does on purpose to a call or an event, named by what happened. A fault is a
 * value: it says what would happen, a {@link FaultPlan} says to what. Found by {@link
 * Faults#byName}.
 */
public sealed interface Fault permits NamedFault {

  /** {@code reply-lost} */
  String name();

  Leg leg();

  /** One sentence: what happened on the way. */
  String whatHappened();

  /** One sentence: what the merchant notices of it. */
  String whatTheMerchantNotices();

  /** Name (the unit is part of it) to value, as given or else the default of {@code faults.csv}. */
  Map<String, Long> parameters();

  /**
   * The same fault with another value of one parameter.
   *
   * @throws IllegalArgumentException for an unknown parameter or a value outside 0 to {@link
   *     Faults#MOST}
   */
  Fault with(String parameter, long value);
}
