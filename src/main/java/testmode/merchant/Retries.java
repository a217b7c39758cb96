package testmode.merchant;

import com.stripe.exception.StripeException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.List;

/**
 * The shop's retry policy towards Stripe: the waits of the configuration, one idempotency key for
 * all tries, and nothing is tried again that cannot end otherwise.
 */
final class Retries {

  private final Retry retry;
  private final Decisions decisions;

  Retries(List<Duration> waits, Decisions decisions) {
    this.decisions = decisions;
    this.retry =
        Retry.of(
            "stripe",
            RetryConfig.custom()
                .maxAttempts(waits.size() + 1)
                .intervalFunction(tried -> waits.get(tried - 1).toMillis())
                .retryOnException(e -> e instanceof StripeFailure failure && failure.passing())
                .build());
  }

  /** One call to Stripe, as often as the policy allows. */
  interface Call<T> {
    /**
     * @param number 1 for the first try
     */
    T onTry(int number) throws StripeException;
  }

  /**
   * @throws StripeFailure the last try's; unknown if an earlier try may have acted
   */
  <T> T call(Call<T> call) throws StripeFailure {
    Tries<T> tries = new Tries<>(call);
    try {
      return retry.executeCallable(tries::next);
    } catch (StripeFailure last) {
      if (last.kind() == StripeFailure.Kind.REFUSED && tries.mayHaveActed) {
        throw StripeFailure.unknown(last.getMessage() + ", after a try without answer", last);
      }
      throw last;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw StripeFailure.unknown("interrupted: " + e.getClass().getSimpleName(), e);
    }
  }

  private final class Tries<T> {

    private final Call<T> call;
    private int number;
    private boolean mayHaveActed;

    Tries(Call<T> call) {
      this.call = call;
    }

    T next() throws StripeFailure {
      try {
        return call.onTry(++number);
      } catch (StripeException e) {
        StripeFailure failure = decisions.sort(e);
        mayHaveActed |= failure.kind() == StripeFailure.Kind.UNKNOWN;
        throw failure;
      } catch (RuntimeException e) {
        // An answer cut off in its body reaches the SDK as an empty one, on which it breaks itself.
        mayHaveActed = true;
        throw StripeFailure.unknown("Stripe's answer cannot be read", e);
      }
    }
  }
}
