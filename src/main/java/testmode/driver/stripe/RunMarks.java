package testmode.driver.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a run writes on everything that our own shop makes at Stripe, so that a later sweep knows
 * what is left over and touches nothing else.
 *
 * @param run the run's name, letters and digits
 * @param started when it began, to the second
 */
public record RunMarks(String run, Instant started) {

  /** Metadata keys of a PaymentIntent. */
  public static final String RUN = "testmode_run";

  public static final String STARTED = "testmode_started";

  /** Two runs that begin in one second with one seed are the same run started twice. */
  public static RunMarks of(long seed, Instant started) {
    Instant second = Instant.ofEpochSecond(started.getEpochSecond());
    return new RunMarks(Long.toString(seed, 36) + "t" + second.getEpochSecond(), second);
  }

  /** The marks on an object; empty if it carries none, or none that can be read. */
  public static Optional<RunMarks> on(Map<String, String> metadata) {
    String run = metadata.get(RUN);
    String started = metadata.get(STARTED);
    if (run == null || started == null || !started.matches("\\d{1,12}")) {
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
