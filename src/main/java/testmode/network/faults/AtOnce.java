package testmode.network.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs several things at the same instant: each on its own thread, started by one barrier. */
final class AtOnce {

  private AtOnce() {}

  /** The results, in the order of the calls. */
  static <T> List<T> call(List<Callable<T>> calls) {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    List<FutureTask<T>> tasks = new ArrayList<>();
    for (Callable<T> call : calls) {
      tasks.add(new FutureTask<>(() -> afterBarrier(start, call)));
    }
    for (FutureTask<T> task : tasks) {
      Thread thread = new Thread(task, "network-at-once");
      thread.setDaemon(true);
      thread.start();
    }
    List<T> results = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      results.add(result(task));
    }
    return results;
  }

  private static <T> T afterBarrier(CyclicBarrier start, Callable<T> call) throws Exception {
    start.await();
    return call.call();
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the network was stopped while events were handed over", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a copy of an event could not be handed over", e.getCause());
    }
  }
}
