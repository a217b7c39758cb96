package testmode.simulator.resource;

import java.time.Duration;
import java.util.function.BiConsumer;

/** One kind of Stripe object (customers, refunds, …), which registers its own routes. */
@FunctionalInterface
public interface Resource {
  void routes(Routes routes);

  /** How its ids become objects where an answer is expanded; by default they stay ids. */
  default void expansions(Expansion expansion) {}

  /** Tells people what it brings later by itself, and how long after. */
  default void delays(BiConsumer<String, Duration> tell) {}
}
