package testmode.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The exchanges in order of arrival. Thread-safe. */
final class Recorder {

  /**
   * Far more than a scenario needs; keeps a runaway retry loop from filling the memory. The oldest
   * are kept.
   */
  static final int EXCHANGES = 5_000;

  /** The exchange with number n is at n - 1; guarded by this. */
  private final List<Exchange> exchanges = new ArrayList<>();

  /** Guarded by this. */
  private long arrived;

  synchronized Exchange add(LongFunction<Exchange> made) {
    Exchange exchange = made.apply(++arrived);
    if (arrived <= EXCHANGES) {
      exchanges.add(exchange);
    }
    return exchange;
  }

  /** Puts what is now known in the place of what was known before. */
  synchronized void replace(Exchange exchange) {
    if (exchange.number() <= EXCHANGES) {
      exchanges.set((int) exchange.number() - 1, exchange);
    }
  }

  synchronized List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  synchronized long dropped() {
    return arrived - exchanges.size();
  }
}
