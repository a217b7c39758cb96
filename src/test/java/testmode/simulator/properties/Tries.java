package testmode.simulator.properties;

/**
 * From which seed, and how often, something random is tried.
 *
 * <p>A build always tries the same, so that it is red only for what was changed. Whoever looks for
 * more names another seed ({@code -Dtestmode.seed=42}) and takes the time ({@code
 * -Dtestmode.slow=true}): then every number of tries is {@value #SLOW} times as high.
 */
public record Tries(long seed, int times) {
  private static final int SLOW = 20;

  /**
   * @param seed of the build
   * @param times in the build
   */
  public static Tries of(long seed, int times) {
    int patience = Boolean.getBoolean("testmode.slow") ? SLOW : 1;
    return new Tries(Long.getLong("testmode.seed", seed), times * patience);
  }

  /** How to see a failure of this test again. */
  public String again(Class<?> test) {
    return "mvn test -Dtest=%s -Dtestmode.seed=%d%s"
        .formatted(
            test.getSimpleName(),
            seed,
            Boolean.getBoolean("testmode.slow") ? " -Dtestmode.slow=true" : "");
  }
}
