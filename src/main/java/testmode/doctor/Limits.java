package testmode.doctor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets no question wait for ever: each is asked on a thread of its own, which is given up. */
final class Limits implements AutoCloseable {

  /** An app that works answers in a second; one that waits for an unreachable Stripe never does. */
  static final Duration ACT = Duration.ofSeconds(20);

  /** How long events, books and refunds may take to show what the shopper was told already. */
  static final Duration SETTLED = Duration.ofSeconds(5);

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "doctor");
            thread.setDaemon(true);
            return thread;
          });

  /** The time was up before there was an answer. */
  static final class TookTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TookTooLong(Duration limit) {
      super("no answer within " + limit.toSeconds() + " s");
    }
  }

  /**
   * Asks, and gives up after the limit.
   *
   * @throws TookTooLong when the limit was reached
   * @throws RuntimeException what the question threw
   */
  <T> T within(Duration limit, Callable<T> question) {
    Future<T> answer = threads.submit(question);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new TookTooLong(limit);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the doctor was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    }
  }

  /** Whether this became true in time; looked at again and again. */
  static boolean becomes(Duration limit, BooleanSupplier condition) {
    long until = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    return true;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
