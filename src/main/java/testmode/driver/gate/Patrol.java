package testmode.driver.gate;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/**
 * Keeps requests below the limit, sends a refused one again, and notes what went wrong.
 *
 * <p>Only a 429 is sent again, whatever the method: Stripe refuses before it acts, so nothing can
 * happen twice. Everything else is the shop's to handle, as it is in production.
 */
final class Patrol {
  private static final int TOO_MANY = 429;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int BROKEN = 500;

  /** Doubles, so that six tries wait 0.5, 1, 2, 4 and 8 s. */
  private static final double FACTOR = 2;

  /** A whole suite may stand before the door; none of it is turned away. */
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(10);

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final Forwarder forwarder = new Forwarder();
  private final Set<String> keys;
  private final Tally tally;
  private final RateLimiter limiter;
  private final Retry retry;

  /**
   * @param keys the run's own: only their refusal is trouble, a stranger's is part of a scenario
   */
  Patrol(Pace pace, Set<String> keys, Tally tally) {
    this.keys = Set.copyOf(keys);
    this.tally = tally;
    this.limiter =
        RateLimiter.of(
            "stripe",
            RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos(SECOND_NANOS / pace.perSecond()))
                .timeoutDuration(LONGEST_QUEUE)
                .build());
    this.retry =
        Retry.of(
            "stripe",
            RetryConfig.<HttpResponse<byte[]>>custom()
                .maxAttempts(pace.tries())
                .intervalFunction(IntervalFunction.ofExponentialBackoff(pace.firstWait(), FACTOR))
                .retryOnResult(answer -> answer.statusCode() == TOO_MANY)
                .retryOnException(failure -> false)
                .build());
    retry.getEventPublisher().onRetry(event -> tally.refused(event.getWaitInterval()));
  }

  /**
   * @throws IOException when Stripe gave no whole answer
   */
  HttpResponse<byte[]> pass(Sent sent) throws IOException {
    try {
      HttpResponse<byte[]> answer = retry.executeCheckedSupplier(() -> once(sent));
      look(sent, answer.statusCode());
      return answer;
    } catch (IOException failure) {
      tally.met(
          new Trouble(
              Trouble.Kind.UNREACHABLE,
              "no answer to " + sent.line() + ": " + Silence.reason(failure)));
      throw failure;
    } catch (RuntimeException | Error bug) {
      throw bug;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private HttpResponse<byte[]> once(Sent sent) throws IOException {
    if (!limiter.acquirePermission()) {
      throw new IOException("waited too long for its turn");
    }
    tally.sent();
    return forwarder.send(sent);
  }

  private void look(Sent sent, int status) {
    if (status == TOO_MANY) {
      met(Trouble.Kind.STILL_LIMITED, status, sent);
    } else if (status >= BROKEN) {
      met(Trouble.Kind.BROKEN, status, sent);
    } else if (refusesOurKey(status, sent.authorization())) {
      met(Trouble.Kind.KEY_REFUSED, status, sent);
    } else {
      tally.answered();
    }
  }

  /** A shop that shows the shopper's key where only the secret one is good is to blame itself. */
  private boolean refusesOurKey(int status, String authorization) {
    String key = authorization.replaceFirst("^(?i)bearer +", "");
    boolean forbidden = status == FORBIDDEN && !key.startsWith("pk_");
    return (status == UNAUTHORIZED || forbidden) && keys.contains(key);
  }

  private void met(Trouble.Kind kind, int status, Sent sent) {
    tally.met(new Trouble(kind, "Stripe answered " + status + " to " + sent.line()));
  }
}
