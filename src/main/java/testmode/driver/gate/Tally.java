package testmode.driver.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What passed the gate and what did not, counted; thread-safe. */
public final class Tally {

  /** A run that meets more is over anyway, and the first ones say why. */
  private static final int KEPT = 1_000;

  /** All guarded by this. */
  private final List<Trouble> troubles = new ArrayList<>();

  private long sent;
  private long refusals;
  private Duration heldBack = Duration.ZERO;

  synchronized void sent() {
    sent++;
  }

  /** Stripe said 429, and the request waits this long before it is sent again. */
  synchronized void refused(Duration wait) {
    refusals++;
    heldBack = heldBack.plus(wait);
  }

  synchronized void met(Trouble trouble) {
    if (troubles.size() < KEPT) {
      troubles.add(trouble);
    }
  }

  /** Requests that were sent to Stripe, repetitions included. */
  public synchronized long requests() {
    return sent;
  }

  /** How often Stripe refused one for its rate limit or for a lock, and it was sent again. */
  public synchronized long refusals() {
    return refusals;
  }

  /** How long refused requests waited, added up. */
  public synchronized Duration heldBack() {
    return heldBack;
  }

  /** Every trouble so far, in order; its size now is a mark for {@link #since}. */
  public synchronized List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /** What happened after the first {@code mark} troubles. */
  public synchronized List<Trouble> since(int mark) {
    return List.copyOf(troubles.subList(Math.min(mark, troubles.size()), troubles.size()));
  }
}
