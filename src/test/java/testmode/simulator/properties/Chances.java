package testmode.simulator.properties;

import static org.quicktheories.QuickTheory.qt;

import java.util.List;
import java.util.function.Consumer;
import org.quicktheories.api.AsString;
import org.quicktheories.core.Gen;
import org.quicktheories.core.Reporter;

/**
 * Tries a property from our seed; what breaks it is shortened, and told with how to see it again.
 */
final class Chances {
  /** How often a sequence that breaks a property is tried in a shorter form. */
  private static final int SHORTENINGS = 400;

  private Chances() {}

  static <T> void hold(Class<?> test, Tries tries, Gen<T> values, Consumer<T> property) {
    hold(test, tries, SHORTENINGS, values, property);
  }

  /** For what depends on which thread comes first: a shorter form may hold by luck. */
  static <T> void holdAsIs(Class<?> test, Tries tries, Gen<T> values, Consumer<T> property) {
    hold(test, tries, 0, values, property);
  }

  private static <T> void hold(
      Class<?> test, Tries tries, int shortenings, Gen<T> values, Consumer<T> property) {
    qt().withFixedSeed(tries.seed())
        .withExamples(tries.times())
        .withShrinkCycles(shortenings)
        .withReporter(new Teller(tries.again(test)))
        .forAll(values)
        .checkAssert(property);
  }

  private record Teller(String again) implements Reporter {

    @Override
    public void falisification(
        long seed,
        int examples,
        Object smallest,
        Throwable cause,
        List<Object> found,
        AsString<Object> words) {
      throw new AssertionError(
          "%s%n%nafter%n  %s%n%nfound in try %d of seed %d; again: %s%n"
              .formatted(cause.getMessage(), words.asString(smallest), examples, seed, again),
          cause);
    }

    @Override
    public void falisification(
        long seed, int examples, Object smallest, List<Object> found, AsString<Object> words) {
      falisification(seed, examples, smallest, new AssertionError("false"), found, words);
    }

    @Override
    public void valuesExhausted(int examples) {
      throw new AssertionError("no more values after " + examples);
    }
  }
}
