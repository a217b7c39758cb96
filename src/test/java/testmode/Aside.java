package testmode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Does something beside the test, on a thread of its own.
 *
 * <p>Not in the JVM's common pool: on two cores that is one thread since JDK 25, which whoever
 * blocks takes away from all others, the JDK's own HTTP client among them.
 */
public final class Aside {
  private static final Executor THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "aside");
            thread.setDaemon(true);
            return thread;
          });

  private Aside() {}

  public static <T> CompletableFuture<T> get(Supplier<T> what) {
    return CompletableFuture.supplyAsync(what, THREADS);
  }

  public static CompletableFuture<Void> run(Runnable what) {
    return CompletableFuture.runAsync(what, THREADS);
  }
}
