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
public record Played(
    String scenario,
    Set<String> tags,
    Status status,
    @Nullable String where,
    boolean caught,
    String message) {

  /** The audit after the last step. */
  public static final String ORACLE = "the money oracle";

  public Played {
    tags = Set.copyOf(tags);
  }

  public boolean green() {
    return status == Status.PASSED;
  }

  /** How it ended and where, in one sentence. */
  public String ending() {
    String at = where == null ? "" : " at '" + where + "'";
    return "'" + scenario + "' ended " + status + at + ": " + sentence();
  }

  /** The first line of the failure, which says what was expected and what was seen. */
  String sentence() {
    return message.lines().findFirst().orElse("");
  }
}
