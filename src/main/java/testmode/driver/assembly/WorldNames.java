package testmode.driver.assembly;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names of worlds: the same scenario with the same seed gets the same name, and with it the same
 * ids at the simulator; played twice in one run it gets another, so that two never share an
 * account. Runs that share one have names of their own, so that nothing is named alike there: no
 * order of a merchant, no idempotency key, no secret.
 */
final class WorldNames {

  /** Letters and digits that are not mistaken for one another. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int LETTERS = 12;

  private final String run;
  private final Map<String, AtomicInteger> played = new ConcurrentHashMap<>();

  /**
   * @param run the run's name, in letters and digits; empty where accounts are not shared
   */
  WorldNames(String run) {
    this.run = run;
  }

  /** {@code wk7mzq4…x1}, then the run: only what may stand in an API key. */
  String next(String scenario, long seed) {
    int times =
        played.computeIfAbsent(seed + " " + scenario, key -> new AtomicInteger()).incrementAndGet();
    return "w" + letters(seed * 1_000_003L + scenario.hashCode()) + "x" + times + run;
  }

  /** Letters that follow from this number, well spread. */
  static String letters(long number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
