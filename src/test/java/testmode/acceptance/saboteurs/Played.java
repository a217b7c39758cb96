package testmode.acceptance.saboteurs;

import io.cucumber.plugin.event.Status;
import org.jspecify.annotations.Nullable;

/**
 * How one scenario ended.
 *
 * @param where what failed: the text of a Then-step, {@code the money oracle}, or another step
 * @param caught whether a Then-step or the oracle failed it with a finding, as it should; an
 *     exception is no finding
 * @param message the first line of the failure
 */
record Played(
    String scenario,
    String feature,
    java.util.Set<String> tags,
    Status status,
    @Nullable String where,
    boolean caught,
    @Nullable String message) {

  boolean green() {
    return status == Status.PASSED;
  }

  boolean red() {
    return status == Status.FAILED;
  }
}
