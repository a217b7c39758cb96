package testmode.driver.recording;

import java.net.URI;
import java.util.Locale;

/** Which Stripe answered; only what Stripe itself answered says anything about Stripe. */
public enum Origin {
  /** Stripe's own test mode. */
  STRIPE("Stripe's test mode"),
  /** Our simulator, known to be it. */
  SIMULATOR("the simulator"),
  /** Whoever listens at an address that is not Stripe's: a simulator in another process, mostly. */
  ELSEWHERE("an address that is not " + Origin.HOST);

  private static final String HOST = "api.stripe.com";

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /**
   * Where a run's answers came from.
   *
   * @param simulated whether the run was told to use the simulator
   * @param base where it found Stripe's API
   */
  public static Origin of(boolean simulated, URI base) {
    if (simulated) {
      return SIMULATOR;
    }
    return "https".equals(base.getScheme()) && HOST.equals(base.getHost()) ? STRIPE : ELSEWHERE;
  }

  /** As in a sentence. */
  public String words() {
    return words;
  }

  /** As in a file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
