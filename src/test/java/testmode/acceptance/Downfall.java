package testmode.acceptance;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Since when the app of a run is down. What cannot begin any more is no finding of its own: one
 * death is told once, in the scenario that met it, and the others are skipped.
 */
final class Downfall {

  private final AtomicReference<@Nullable String> since = new AtomicReference<>();

  /**
   * The app was found down.
   *
   * @param scenario its name and place
   */
  void met(String scenario) {
    since.compareAndSet(null, scenario);
  }

  /** Somebody has started it again. */
  void isOver() {
    since.set(null);
  }

  /**
   * Skips a scenario for which the app is not up, when it was found down before.
   *
   * @throws TestAbortedException naming the scenario in which that was
   */
  void skips() {
    Optional.ofNullable(since.get())
        .ifPresent(
            scenario -> {
              throw new TestAbortedException("not played: the app has been down since " + scenario);
            });
  }
}
