package testmode.simulator.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.wire.StripeError;

/**
 * The stored answers of one account's requests, by their {@code Idempotency-Key}.
 *
 * <p>Shape: key → the first request's endpoint and parameters, then its answer. Kept for {@link
 * #KEEP} on the account's clock. A key seen again with the same parameters gets the stored answer,
 * also a 402 or 500; with others it is refused; while the first request still runs, it is refused
 * with 409. Requests that were refused before execution give their key back. Thread-safe.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Stripe: Idempotent requests</a>
 */
final class IdempotencyKeys {
  /** Stripe keeps keys for at least this long; afterwards a key starts a new request. */
  static final Duration KEEP = Duration.ofHours(24);

  /** Characters; Stripe's limit. */
  private static final int MAX_LENGTH = 255;

  /** Guards memory in runs that never advance the clock; the oldest key goes first. */
  private static final int MAX_KEYS = 100_000;

  private static final String OTHER_KEY =
      "Try using a key other than '%s' if you meant to execute a different request.";

  /** What makes two requests the same. */
  record Fingerprint(String path, Map<String, Object> parameters) {}

  /** A finished execution, as it goes over the wire again. */
  record Stored(int status, String body, String requestId) {}

  private record Entry(Fingerprint fingerprint, Instant since, @Nullable Stored stored) {}

  private final InstantSource clock;

  /** Guarded by this; in order of first use. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private IdempotencyKeys(InstantSource clock) {
    this.clock = clock;
  }

  static IdempotencyKeys of(Account account) {
    return account.get(IdempotencyKeys.class, () -> new IdempotencyKeys(account.clock()));
  }

  static void checkForm(String key) {
    if (key.isEmpty() || key.length() > MAX_LENGTH) {
      throw StripeError.invalid(
          null,
          null,
          ("Idempotent key length is %d, which is outside accepted lengths. Idempotent Keys must be"
                  + " 1-255 characters long. If you're looking for a decent generator, try using a"
                  + " UUID defined by IETF RFC 4122.")
              .formatted(key.length()));
    }
  }

  /** The stored answer, or null if the caller is the first and must now execute. */
  synchronized @Nullable Stored begin(String key, Fingerprint fingerprint) {
    Instant now = clock.instant();
    entries.values().removeIf(e -> e.stored() != null && !now.isBefore(e.since().plus(KEEP)));
    Entry entry = entries.get(key);
    if (entry == null) {
      entries.put(key, new Entry(fingerprint, now, null));
      dropOldest();
      return null;
    }
    refuseOther(key, entry.fingerprint(), fingerprint);
    if (entry.stored() == null) {
      // ASSUMED: the type; witnesses disagree between this and idempotency_error.
      throw StripeError.invalid(
              "idempotency_key_in_use",
              null,
              "There is currently another in-progress request using this Idempotent Key (that"
                  + " probably means you submitted twice, and the other request is still going"
                  + " through): "
                  + key
                  + ". Please try again later.")
          .withStatus(409);
    }
    return entry.stored();
  }

  /** Keeps the answer of an execution. */
  synchronized void finish(String key, Stored stored) {
    entries.computeIfPresent(key, (k, e) -> new Entry(e.fingerprint(), e.since(), stored));
  }

  /** Gives a key back whose request never began execution. */
  synchronized void release(String key) {
    entries.remove(key);
  }

  private static void refuseOther(String key, Fingerprint first, Fingerprint now) {
    if (!first.path().equals(now.path())) {
      // ASSUMED: the order of the two paths.
      throw StripeError.idempotency(
          ("Keys for idempotent requests can only be used for the same endpoint they were first"
                  + " used for ('%s' vs '%s'). "
                  + OTHER_KEY)
              .formatted(now.path(), first.path(), key));
    }
    if (!first.parameters().equals(now.parameters())) {
      throw StripeError.idempotency(
          ("Keys for idempotent requests can only be used with the same parameters they were"
                  + " first used with. "
                  + OTHER_KEY)
              .formatted(key));
    }
  }

  private void dropOldest() {
    if (entries.size() > MAX_KEYS) {
      entries.remove(entries.keySet().iterator().next());
    }
  }
}
