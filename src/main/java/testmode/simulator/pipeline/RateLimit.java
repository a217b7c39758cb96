package testmode.simulator.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import testmode.simulator.account.Account;
import testmode.simulator.wire.StripeError;

/**
 * The third stage: refuses requests above the account's limit, before idempotency and without
 * storing anything.
 *
 * <p>Counts over a sliding second of real time, because a caller's pace is real also where the
 * account's clock stands still. Off (0) unless the account's settings say otherwise; Stripe's test
 * mode allows 25 a second. Thread-safe.
 */
final class RateLimit {
  private static final long WINDOW_NANOS = 1_000_000_000L;

  private final LongSupplier nanoTime;

  /** Guarded by this: when the requests of the last second came. */
  private final Deque<Long> admitted = new ArrayDeque<>();

  private RateLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  static RateLimit of(Account account) {
    return account.get(RateLimit.class, () -> new RateLimit(System::nanoTime));
  }

  synchronized void admit(int perSecond) {
    if (perSecond == 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    while (!admitted.isEmpty() && now - admitted.peekFirst() >= WINDOW_NANOS) {
      admitted.removeFirst();
    }
    if (admitted.size() >= perSecond) {
      throw StripeError.invalid(
              "rate_limit",
              null,
              "Testmode request rate limit exceeded, the rate limits in testmode are lower than"
                  + " livemode. You can learn more about rate limits here"
                  + " https://stripe.com/docs/rate-limits.")
          .withStatus(429);
    }
    admitted.addLast(now);
  }
}
