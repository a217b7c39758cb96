package testmode.driver.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What passed the gate and what did not, counted; thread-safe. */
public final class Tally {

  /** A run that meets more is over anyway, and the first ones say why. */
  private static final int KEPT = 1_000;

  /** Troubles in a row, without one good answer between them, after which Stripe may be gone. */
  static final int GONE_AFTER = 20;

  /** And they must have lasted so long: what passes by itself within it is no outage. */
  static final Duration GONE_FOR = Duration.ofSeconds(30);

  private final LongSupplier nanos;

  /** All guarded by this. */
  private final List<Trouble> troubles = new ArrayList<>();

  private long sent;
  private long refusals;
  private Duration heldBack = Duration.ZERO;
  private int met;
  private int inARow;
  private long firstInARow;
  private @Nullable Trouble last;

  Tally() {
    this(System::nanoTime);
  }

  /**
   * @param nanos measures elapsed real time
   */
  Tally(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void sent() {
    sent++;
  }

  /** Stripe said 429, and the request waits this long before it is sent again. */
  synchronized void refused(Duration wait) {
    refusals++;
    heldBack = heldBack.plus(wait);
  }

  /** Stripe gave an answer that is no trouble. */
  synchronized void answered() {
    inARow = 0;
  }

  synchronized void met(Trouble trouble) {
    met++;
    if (inARow == 0) {
      firstInARow = nanos.getAsLong();
    }
    inARow++;
    last = trouble;
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

  /** Every trouble so far, in order, but no more than {@value #KEPT}. */
  public synchronized List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /** A mark for {@link #since}: how many troubles there were by now. */
  public synchronized int mark() {
    return met;
  }

  /** What happened after that mark; the last trouble at least, when more happened than is kept. */
  public synchronized List<Trouble> since(int mark) {
    if (mark >= troubles.size() && mark < met && last != null) {
      return List.of(last);
    }
    return List.copyOf(troubles.subList(Math.min(mark, troubles.size()), troubles.size()));
  }

  /**
   * The last trouble, when Stripe has been without a good answer for {@value #GONE_AFTER} requests
   * and half a minute: whoever goes on asking then only waits in vain. Empty again as soon as it
   * answers.
   */
  public synchronized Optional<Trouble> gone() {
    boolean lasting = nanos.getAsLong() - firstInARow >= GONE_FOR.toNanos();
    return inARow >= GONE_AFTER && lasting ? Optional.ofNullable(last) : Optional.empty();
  }
}
