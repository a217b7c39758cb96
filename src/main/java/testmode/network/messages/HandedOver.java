package testmode.network.messages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** The events that the merchant has answered, and whoever waits for one. Thread-safe. */
public final class HandedOver {

  /** Only events of calls under way are looked up. */
  private static final int LATEST = 1_000;

  /** Guarded by itself. */
  private final Deque<Entry> entries = new ArrayDeque<>();

  private final Holds holds;

  public HandedOver(Holds holds) {
    this.holds = holds;
  }

  public void add(long exchange, StripeEvent event) {
    synchronized (entries) {
      entries.addLast(new Entry(exchange, event));
      if (entries.size() > LATEST) {
        entries.removeFirst();
      }
    }
    holds.signal();
  }

  /** Until an event like this has been handed over, a release, or the limit. */
  public void await(Predicate<Entry> like, long ticket, long millis) {
    holds.await(() -> any(like), ticket, millis);
  }

  private boolean any(Predicate<Entry> like) {
    synchronized (entries) {
      return entries.stream().anyMatch(like);
    }
  }

  /** An event and the number of the exchange that handed it over. */
  public record Entry(long exchange, StripeEvent event) {}
}
