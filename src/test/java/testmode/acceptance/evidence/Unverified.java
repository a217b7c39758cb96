package testmode.acceptance.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of this run that could not be verified, and why.
 *
 * <p>Cucumber knows no such end: a step that failed stays failed, and the build is to be red. So
 * each report asks here before it calls a scenario failed.
 */
public final class Unverified {

  private static final Map<String, CouldNotBeVerified> REASONS = new ConcurrentHashMap<>();

  private Unverified() {}

  /**
   * Takes down that a scenario could not be verified.
   *
   * @param scenario its id, as Cucumber gives it to hooks and events alike
   */
  public static void note(String scenario, CouldNotBeVerified reason) {
    REASONS.put(scenario, reason);
  }

  /** What failed meanwhile, for reports that have its message only; empty when that is no news. */
  static String meanwhile(@Nullable String message) {
    return message == null || message.startsWith(CouldNotBeVerified.BEGINNING)
        ? ""
        : "Meanwhile: " + message;
  }

  /** What failed meanwhile, in one line; empty when the scenario was not played. */
  static Optional<String> meanwhile(@Nullable Throwable failure) {
    Throwable seen = failure instanceof CouldNotBeVerified ? failure.getCause() : failure;
    return Optional.ofNullable(seen).map(FailureText::firstLine);
  }

  /** Why; empty for a scenario that may be judged. */
  static Optional<CouldNotBeVerified> reason(String scenario) {
    return Optional.ofNullable(REASONS.get(scenario));
  }
}
