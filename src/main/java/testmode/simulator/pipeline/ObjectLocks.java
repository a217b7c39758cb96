package testmode.simulator.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import testmode.simulator.account.Account;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.wire.StripeError;

/**
 * The objects of one account that a request is changing: a second request waits for them a while
 * and is then refused as Stripe refuses it, 429 {@code lock_timeout}.
 *
 * <p>A request locks the objects that its path and its {@code payment_intent} and {@code charge}
 * parameters name, all at once, so that two requests cannot wait for each other. Recorded also on a
 * GET. ASSUMED: which objects Stripe locks, and how long it waits. Thread-safe.
 */
final class ObjectLocks {
  private static final List<String> NAMING = List.of("payment_intent", "charge");

  /** Guarded by this. */
  private final Set<String> locked = new HashSet<>();

  static ObjectLocks of(Account account) {
    return account.get(ObjectLocks.class, ObjectLocks::new);
  }

  /** What a request is going to change. */
  static Set<String> named(ApiCall call) {
    Set<String> ids = new HashSet<>(call.path().values());
    for (String name : NAMING) {
      String id = call.form().text(name);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Waits until none of the objects is locked, and locks all of them. */
  synchronized void take(Collection<String> ids, Duration patience) {
    await(ids, patience);
    locked.addAll(ids);
  }

  /** Waits until none of the objects is locked. */
  synchronized void await(Collection<String> ids, Duration patience) {
    long start = System.nanoTime();
    while (ids.stream().anyMatch(locked::contains)) {
      long left = patience.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        throw timeout();
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw timeout();
      }
    }
  }

  synchronized void giveBack(Collection<String> ids) {
    locked.removeAll(ids);
    notifyAll();
  }

  private static StripeError timeout() {
    return StripeError.invalid(
            "lock_timeout",
            null,
            "This object cannot be accessed right now because another API request or Stripe process"
                + " is currently accessing it. If you see this error intermittently, retry the"
                + " request. If you see this error frequently and are making multiple concurrent"
                + " requests to a single object, make your requests serially or at a lower rate.")
        .withStatus(429);
  }
}
