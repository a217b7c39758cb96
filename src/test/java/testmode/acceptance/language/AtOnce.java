package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The same act several times, released by one barrier. */
final class AtOnce {

  /** Longer than any act with all its time-outs and retries. */
  private static final long LIMIT_SECONDS = 30;

  private AtOnce() {}

  static <T> List<T> run(int times, Callable<T> act) {
    CyclicBarrier barrier = new CyclicBarrier(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(() -> released(barrier, act)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while acting " + times + " times at once", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("one of " + times + " acts at once did not end well", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T released(CyclicBarrier barrier, Callable<T> act)
      throws Exception, BrokenBarrierException {
    barrier.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    return act.call();
  }
}
