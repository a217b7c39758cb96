package testmode.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All faults by name. */
public final class Faults {

  /** No parameter is larger: an hour in milliseconds is longer than any caller waits. */
  public static final long MOST = 3_600_000;

  private static final Map<String, Function<FaultFacts, Fault>> KINDS = kinds();

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

  static Fault made(FaultFacts facts) {
    Function<FaultFacts, Fault> kind = KINDS.get(facts.name());
    if (kind == null) {
      throw new IllegalArgumentException("fault (" + facts.name() + ") has no implementation");
    }
    return kind.apply(facts);
  }

  private static synchronized Map<String, Fault> catalogue() {
    if (loaded == null) {
      loaded = FaultTable.load("/fixtures/faults/faults.csv", KINDS.keySet(), Faults::made);
    }
    return loaded;
  }

  private static Map<String, Function<FaultFacts, Fault>> kinds() {
    Map<String, Function<FaultFacts, Fault>> kinds = new LinkedHashMap<>();
    kinds.put("request-lost", RequestLost::new);
    kinds.put("reply-lost", ReplyLost::new);
    kinds.put("reply-late", ReplyLate::new);
    kinds.put("reply-cut-short", ReplyCutShort::new);
    kinds.put("reset-before-stripe", ResetBeforeStripe::new);
    kinds.put("reset-after-stripe", ResetAfterStripe::new);
    kinds.put("refused-429", Refused429::new);
    kinds.put("broken-500", Broken500::new);
    kinds.put("broken-500-after-stripe", Broken500AfterStripe::new);
    kinds.put("unavailable-503", Unavailable503::new);
    kinds.put("slow", Slow::new);
    kinds.put("event-early", EventEarly::new);
    kinds.put("event-dropped", EventDropped::new);
    kinds.put("event-refused", EventRefused::new);
    kinds.put("event-ack-lost", EventAckLost::new);
    kinds.put("event-repeated", EventRepeated::new);
    kinds.put("event-repeated-at-once", EventRepeatedAtOnce::new);
    kinds.put("events-swapped", EventsSwapped::new);
    kinds.put("event-late", EventLate::new);
    kinds.put("event-forged", EventForged::new);
    kinds.put("event-unsigned", EventUnsigned::new);
    kinds.put("event-stale", EventStale::new);
    return kinds;
  }
}
