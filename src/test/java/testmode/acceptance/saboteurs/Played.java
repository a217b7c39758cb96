package testmode.acceptance.saboteurs;

import io.cucumber.plugin.event.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one scenario ended.
 *
 * @param tags of the scenario and all above it, with their at sign
 * @param where what failed: {@code Then …}, {@link #ORACLE}, or what should not fail
 * @param caught whether a Then-step or the oracle failed it with a finding; an exception is none,
 *     and neither is what stops a Given or a When
 * @param message all lines of the failure
 */
record Played(
    String scenario,
    Set<String> tags,
    Status status,
    @Nullable String where,
    boolean caught,
    String message) {

  /** The audit after the last step. */
  static final String ORACLE = "the money oracle";

  Played {
    tags = Set.copyOf(tags);
  }

  boolean green() {
    return status == Status.PASSED;
  }

  /** The first line of the failure, which says what was expected and what was seen. */
  String sentence() {
    return message.lines().findFirst().orElse("");
  }
}
