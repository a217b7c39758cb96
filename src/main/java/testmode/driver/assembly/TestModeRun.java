package testmode.driver.assembly;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import testmode.driver.NotUpException;
import testmode.driver.StripeAccess;
import testmode.driver.gate.Pace;
import testmode.driver.gate.StripeGate;
import testmode.driver.gate.Tally;
import testmode.driver.gate.Trouble;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.EventFeed;
import testmode.driver.stripe.RunMarks;

/** What all scenarios of a run share on Stripe's own test mode. */
final class TestModeRun implements AutoCloseable {

  /** Half of what people notice, and a twentieth of the pace. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** The one that Stripe, the merchant and the run share, within the seconds that matter. */
  private static final InstantSource CLOCK = InstantSource.system();

  private final StripeGate gate;
  private final EventFeed feed;
  private final RunMarks marks;

  private TestModeRun(StripeGate gate, EventFeed feed, RunMarks marks) {
    this.gate = gate;
    this.feed = feed;
    this.marks = marks;
  }

  /**
   * Opens the gate and looks where the account's events stand.
   *
   * @param stripe where Stripe is
   * @throws NotUpException when Stripe does not answer, or refuses the key
   */
  static TestModeRun begin(URI stripe, Settings.Keys keys, long seed) {
    StripeGate gate =
        StripeGate.start(stripe, Pace.OF_TEST_MODE, Set.of(keys.secret(), keys.publishable()));
    try {
      StripeAccess account = new StripeAccess(gate.uri(), keys.secret(), keys.publishable());
      EventFeed feed = EventFeed.open(account, CLOCK, BETWEEN_LOOKS);
      return new TestModeRun(gate, feed, RunMarks.of(seed, CLOCK.instant(), System.nanoTime()));
    } catch (RuntimeException e) {
      gate.close();
      throw gate.tally().troubles().stream().findFirst().map(it -> notUp(stripe, it)).orElse(e);
    }
  }

  private static RuntimeException notUp(URI stripe, Trouble trouble) {
    return new NotUpException(
        "Stripe's test mode cannot be asked at " + stripe,
        trouble.what(),
        "Ask it with: java -jar target/testmode.jar check");
  }

  /** Stripe, for everybody in this run. */
  URI stripe() {
    return gate.uri();
  }

  InstantSource clock() {
    return CLOCK;
  }

  EventFeed feed() {
    return feed;
  }

  /** Differs from every other run's, with the same seed too. */
  String name() {
    return marks.run();
  }

  /** What is written on every PaymentIntent that our own shop and the scenarios make. */
  Map<String, String> marks() {
    return marks.metadata();
  }

  Tally tally() {
    return gate.tally();
  }

  @Override
  public void close() {
    feed.close();
    gate.close();
  }
}
