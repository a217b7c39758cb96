package testmode.network.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import testmode.network.catalogue.FaultFacts;

/** The one list of what is implemented: a line for each fault. */
public final class FaultKinds {

  private static final Map<String, Function<FaultFacts, NamedFault>> KINDS = kinds();

  private FaultKinds() {}

  public static Set<String> names() {
    return KINDS.keySet();
  }

  /**
   * The fault of these facts.
   *
   * @throws IllegalArgumentException when nobody implements it, or a parameter is missing or beyond
   *     its limit
   */
  public static NamedFault made(FaultFacts facts) {
    Function<FaultFacts, NamedFault> kind = KINDS.get(facts.name());
    if (kind == null) {
      throw new IllegalArgumentException("fault (" + facts.name() + ") has no implementation");
    }
    return kind.apply(facts);
  }

  private static Map<String, Function<FaultFacts, NamedFault>> kinds() {
    Map<String, Function<FaultFacts, NamedFault>> kinds = new LinkedHashMap<>();
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
