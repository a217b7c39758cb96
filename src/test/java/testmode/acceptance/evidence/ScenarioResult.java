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
 * @param notLookedAt what the app could not show, in a scenario that passed all the same
 */
record ScenarioResult(
    String name,
    String place,
    List<String> tags,
    Status status,
    double seconds,
    long seed,
    @Nullable String reason,
    List<String> particulars,
    List<NotLookedAt> notLookedAt) {

  /** What a scenario can end as. Undefined, pending and ambiguous steps are failures. */
  enum Status {
    PASSED,
    FAILED,
    SKIPPED,
    /** It is about something that the app does not offer: a way to pay, say. */
    NOT_OFFERED,
    /** Something failed while Stripe itself was in trouble. */
    UNVERIFIED;

    String word() {
      return this == UNVERIFIED
          ? "could not be verified"
          : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final String IN_A_BROWSER = "@needs:browser";
  private static final String STRIPE_RULES = "@stripe-rules";
  private static final Pattern ROW_TAG = Pattern.compile("@INT-025\\.(\\d{1,2})");

  ScenarioResult {
    tags = List.copyOf(tags);
    particulars = List.copyOf(particulars);
    notLookedAt = List.copyOf(notLookedAt);
    if ((status == Status.PASSED) != (reason == null)) {
      throw new IllegalArgumentException(
          "reason (" + reason + ") belongs to what did not pass, and to nothing else: " + name);
    }
    if (status != Status.PASSED && !notLookedAt.isEmpty()) {
      throw new IllegalArgumentException(
          "notLookedAt (" + notLookedAt + ") belongs to what passed, and to nothing else: " + name);
    }
  }

  /** One that looked at all it asked for. */
  ScenarioResult(
      String name,
      String place,
      List<String> tags,
      Status status,
      double seconds,
      long seed,
      @Nullable String reason,
      List<String> particulars) {
    this(name, place, tags, status, seconds, seed, reason, particulars, List.of());
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

  /** Whether it asks Stripe alone, so that it says nothing about any shop. */
  boolean aboutStripeItself() {
    return tags.contains(STRIPE_RULES);
  }

  boolean passed() {
    return status == Status.PASSED;
  }

  boolean passedInPart() {
    return passed() && !notLookedAt.isEmpty();
  }

  boolean failed() {
    return status == Status.FAILED;
  }

  boolean skipped() {
    return status == Status.SKIPPED;
  }

  boolean notOffered() {
    return status == Status.NOT_OFFERED;
  }

  boolean unverified() {
    return status == Status.UNVERIFIED;
  }

  /** How it came out, in the words of the report's lists. */
  String word() {
    if (failed()) {
      return "FAILED";
    }
    return passedInPart()
        ? "passed, not looked at: " + NotLookedAt.names(notLookedAt)
        : status.word();
  }

  /** Why it did not pass. */
  String why() {
    return Objects.requireNonNull(reason, name);
  }
}
