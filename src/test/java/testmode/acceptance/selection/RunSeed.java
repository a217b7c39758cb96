package testmode.acceptance.selection;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The one seed of a run: what {@code -Dtestmode.seed} says, else drawn once. Small, so that a
 * person can read it out.
 *
 * <p>It also decides the order of scenarios, unless {@code cucumber.execution.order.random.seed}
 * does.
 */
public final class RunSeed {

  static final String PROPERTY = "testmode.seed";
  private static final long DRAWN_BELOW = 1_000_000;
  private static final long DRAWN = ThreadLocalRandom.current().nextLong(DRAWN_BELOW);

  private RunSeed() {}

  /**
   * The same value all run long.
   *
   * @throws IllegalArgumentException when the property is not a whole number
   */
  public static long value() {
    return read(System.getProperty(PROPERTY), DRAWN);
  }

  static long read(@Nullable String text, long otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          PROPERTY + " (" + text + ") must be a whole number, as the report prints it", e);
    }
  }
}
