package testmode.network;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls or events a fault strikes. Reads as a sentence: {@code
 * next(3).from(MERCHANT).to("POST", "/v1/payment_intents*")}. In patterns {@code *} stands for any
 * run of characters, and {@code |} stands between patterns of which one is enough. Every part left
 * out matches everything; whether calls or events are meant, the fault decides.
 *
 * @param from who calls; null for anybody
 * @param method null for any
 * @param path pattern of the request's path, without the query; null for any
 * @param eventType pattern of the event's type; null for any. {@code event-early} reads it too: the
 *     event to wait for
 * @param fromNth strikes from the nth match on, counting from 1
 * @param times how many it strikes; {@link Integer#MAX_VALUE} for all
 * @param span what is counted and struck: single attempts, or calls with all their attempts
 */
public record FaultPlan(
    @Nullable Party from,
    @Nullable String method,
    @Nullable String path,
    @Nullable String eventType,
    int fromNth,
    int times,
    Span span) {

  /** What one strike covers. */
  public enum Span {
    /** One HTTP request. */
    ATTEMPT,
    /**
     * Every request of one call: those with the same Idempotency-Key or, without a key, with the
     * same method and path; for events, every delivery of one event. Retries of SDKs cannot hide
     * the fault then.
     */
    CALL
  }

  public FaultPlan {
    Objects.requireNonNull(span, "span");
    requireAtLeastOne("fromNth", fromNth);
    requireAtLeastOne("times", times);
  }

  /** The next one only. */
  public static FaultPlan next() {
    return next(1);
  }

  public static FaultPlan next(int times) {
    return new FaultPlan(null, null, null, null, 1, times, Span.ATTEMPT);
  }

  public static FaultPlan every() {
    return next(Integer.MAX_VALUE);
  }

  /** The nth match from now, counting from 1, and none after it. */
  public static FaultPlan nth(int nth) {
    return next().startingAt(nth);
  }

  public FaultPlan from(Party party) {
    return new FaultPlan(party, method, path, eventType, fromNth, times, span);
  }

  public FaultPlan to(String newMethod, String pathPattern) {
    return new FaultPlan(from, newMethod, pathPattern, eventType, fromNth, times, span);
  }

  public FaultPlan ofType(String eventTypePattern) {
    return new FaultPlan(from, method, path, eventTypePattern, fromNth, times, span);
  }

  public FaultPlan startingAt(int nth) {
    return new FaultPlan(from, method, path, eventType, nth, times, span);
  }

  public FaultPlan allAttemptsOfOneCall() {
    return new FaultPlan(from, method, path, eventType, fromNth, times, Span.CALL);
  }

  boolean matchesCall(Party caller, String calledMethod, String calledPath) {
    return (from == null || from == caller)
        && (method == null || method.equalsIgnoreCase(calledMethod))
        && like(path, calledPath);
  }

  boolean matchesEvent(@Nullable String type) {
    return eventType == null || (type != null && like(eventType, type));
  }

  private static boolean like(@Nullable String pattern, String text) {
    return pattern == null
        || Pattern.matches(
            "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("|", "\\E|\\Q") + "\\E", text);
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " (" + value + ") must be at least 1");
    }
  }
}
