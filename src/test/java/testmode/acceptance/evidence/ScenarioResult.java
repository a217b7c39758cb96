package testmode.acceptance.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one scenario, or one example row, came out.
 *
 * @param place {@code features/x.feature:7}
 * @param tags with the at sign
 * @param seed of the run that played it
 * @param reason why it was skipped, or the first line of what failed; null when it passed
 * @param particulars what a finding says below its first line: both sides, the faults, where to
 *     look; empty for others
 */
record ScenarioResult(
    String name,
    String place,
    List<String> tags,
    Status status,
    double seconds,
    long seed,
    @Nullable String reason,
    List<String> particulars) {

  /** What a scenario can end as. Undefined, pending and ambiguous steps are failures. */
  enum Status {
    PASSED,
    FAILED,
    SKIPPED,
    /** Something failed while Stripe itself was in trouble. */
    UNVERIFIED;

    String word() {
      return this == UNVERIFIED ? "could not be verified" : name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String IN_A_BROWSER = "@needs:browser";
  private static final Pattern ROW_TAG = Pattern.compile("@INT-025\\.(\\d{1,2})");

  ScenarioResult {
    tags = List.copyOf(tags);
    particulars = List.copyOf(particulars);
    if ((status == Status.PASSED) != (reason == null)) {
      throw new IllegalArgumentException(
          "reason (" + reason + ") belongs to what did not pass, and to nothing else: " + name);
    }
  }

  /** The rows of INT-025 that it speaks for, from its tags. */
  SortedSet<Integer> rows() {
    SortedSet<Integer> rows = new TreeSet<>();
    for (String tag : tags) {
      Matcher row = ROW_TAG.matcher(tag);
      if (row.matches()) {
        rows.add(Integer.valueOf(row.group(1)));
      }
    }
    return rows;
  }

  /**
   * Whether it plays in a browser what another scenario of its row plays over HTTP, so that a
   * machine without a browser leaves no part of the promise unseen.
   */
  boolean looksOnceMore() {
    return tags.contains(IN_A_BROWSER);
  }

  boolean passed() {
    return status == Status.PASSED;
  }

  boolean failed() {
    return status == Status.FAILED;
  }

  boolean skipped() {
    return status == Status.SKIPPED;
  }

  boolean unverified() {
    return status == Status.UNVERIFIED;
  }

  /** Why it did not pass. */
  String why() {
    return Objects.requireNonNull(reason, name);
  }
}
