package testmode.commands;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The moment at which somebody asks a running command to stop. */
@FunctionalInterface
public interface Stop {

  /** Returns when the command is to close what it started. */
  void await() throws InterruptedException;

  /**
   * From now on a request to stop is kept for {@link #await}, which the calling thread is about to
   * call: who reads that a command is up may stop it at once.
   */
  default void listen() {}

  /**
   * Ctrl-C or SIGTERM. The calling thread then has a few seconds to close its parts and return; the
   * process ends with exit code 0, because stopping is what was asked for.
   */
  static Stop bySignal() {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean listening = new AtomicBoolean();
    return new Stop() {
      @Override
      public void listen() {
        Thread command = Thread.currentThread();
        if (listening.compareAndSet(false, true)) {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> end(command, asked), "stop"));
        }
      }

      @Override
      public void await() throws InterruptedException {
        listen();
        asked.await();
      }
    };
  }

  private static void end(Thread command, CountDownLatch asked) {
    asked.countDown();
    try {
      // Longer than any part needs to close; nobody waits longer after Ctrl-C.
      command.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    // Left to itself the JVM would answer a signal with 130 or 143.
    Runtime.getRuntime().halt(0);
  }
}
