package testmode.acceptance.language;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what happens by itself, with a limit. */
final class Waiting {

  /** Far more than a timer is late on a busy machine. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private Waiting() {}

  /** Lets real time pass: for what nobody tells when it is over. */
  static void passes(Duration time) {
    Awaitility.await().pollInSameThread().pollDelay(time).atMost(time.plus(LATE)).until(() -> true);
  }

  /**
   * Looks until what is seen satisfies the condition or the patience is over; returns the last
   * thing seen.
   */
  static <T> T until(Supplier<T> look, Predicate<T> satisfied, Patience patience) {
    T first = look.get();
    if (satisfied.test(first)) {
      return first;
    }
    try {
      return Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(patience.betweenLooks())
          .atMost(patience.limit())
          .until(look::get, satisfied::test);
    } catch (ConditionTimeoutException e) {
      return look.get();
    }
  }
}
