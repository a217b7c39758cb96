package testmode.driver.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes on everything that our own shop makes at Stripe, so that a later sweep knows
 * what is left over and touches nothing else.
 *
 * @param run the run's name, small letters and digits; no two runs share one, also not two that
 *     were given one seed
 * @param started when it began, to the second
 */
public record RunMarks(String run, Instant started) {

  /** Metadata keys of a PaymentIntent. */
  public static final String RUN = "testmode_run";

  public static final String STARTED = "testmode_started";

  /** Somebody else's metadata may bear the same name; what has another form is not ours. */
  private static final Pattern RUN_FORM = Pattern.compile("[a-z0-9]{1,40}");

  private static final Pattern STARTED_FORM = Pattern.compile("\\d{1,12}");
  private static final int BASE = Character.MAX_RADIX;

  /** Enough of a counter to tell two runs apart that begin in one millisecond. */
  private static final long COUNTER = 0xFF_FFFF;

  /**
   * The marks of a new run.
   *
   * @param counter goes on by itself while the machine is up, such as its nanoseconds: shards of
   *     one run have one seed and may begin at one moment
   */
  public static RunMarks of(long seed, Instant started, long counter) {
    String run =
        Long.toString(seed, BASE)
            + "t"
            + Long.toString(started.toEpochMilli(), BASE)
            + "n"
            + Long.toString(counter & COUNTER, BASE);
    return new RunMarks(run, Instant.ofEpochSecond(started.getEpochSecond()));
  }

  /** The marks on an object; empty if it does not carry both of them, or not in our form. */
  public static Optional<RunMarks> on(@Nullable Map<String, String> metadata) {
    String run = metadata == null ? null : metadata.get(RUN);
    String started = metadata == null ? null : metadata.get(STARTED);
    if (run == null
        || started == null
        || !RUN_FORM.matcher(run).matches()
        || !STARTED_FORM.matcher(started).matches()) {
      return Optional.empty();
    }
    return Optional.of(new RunMarks(run, Instant.ofEpochSecond(Long.parseLong(started))));
  }

  public Map<String, String> metadata() {
    return Map.of(RUN, run, STARTED, Long.toString(started.getEpochSecond()));
  }

  /** How long ago the run began. */
  public Duration age(Instant now) {
    return Duration.between(started, now);
  }
}
