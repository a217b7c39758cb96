package testmode.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.network.catalogue.FaultFacts;
import testmode.network.catalogue.FaultTable;
import testmode.network.catalogue.Spelling;
import testmode.network.faults.FaultKinds;

/** All faults by name. */
public final class Faults {

  /** No parameter is larger: an hour in milliseconds is longer than any caller waits. */
  public static final long MOST = FaultFacts.MOST;

  /** Guarded by the class; not a constant, so that a broken file is one plain exception. */
  private static @Nullable Map<String, Fault> loaded;

  private Faults() {}

  /**
   * The fault with its default parameters.
   *
   * @throws IllegalArgumentException naming the value, the nearest name and all allowed ones
   */
  public static Fault byName(String name) {
    Fault fault = catalogue().get(name);
    if (fault == null) {
      throw new IllegalArgumentException(
          "fault (%s) is unknown; did you mean %s? Allowed: %s"
              .formatted(name, Spelling.nearest(name, names()), String.join(", ", names())));
    }
    return fault;
  }

  /** Every fault, in the order of {@code faults.csv}: calls first, then events. */
  public static List<Fault> all() {
    return List.copyOf(catalogue().values());
  }

  public static List<String> names() {
    return new ArrayList<>(catalogue().keySet());
  }

  private static synchronized Map<String, Fault> catalogue() {
    if (loaded == null) {
      Map<String, Fault> faults = new LinkedHashMap<>();
      FaultTable.load("/fixtures/faults/faults.csv", FaultKinds.names(), legs(), FaultKinds::made)
          .forEach((name, kind) -> faults.put(name, new Fault(kind)));
      loaded = faults;
    }
    return loaded;
  }

  private static List<String> legs() {
    return Arrays.stream(Leg.values()).map(Leg::name).toList();
  }
}
