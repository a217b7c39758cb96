package testmode.network.messages;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Where messages wait: for a time, for something to happen, or until everybody is released. */
public final class Holds {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Counts the releases; guarded by lock. */
  private long releases;

  /** Guarded by lock. */
  private boolean closed;

  /**
   * What a message takes along before it meets a fault: a release that comes between fault and hold
   * then counts too.
   */
  public long ticket() {
    lock.lock();
    try {
      return releases;
    } finally {
      lock.unlock();
    }
  }

  public void hold(long ticket, long millis) {
    await(() -> false, ticket, millis);
  }

  /**
   * Until {@code done} (asked again after each {@link #signal}), a release since the ticket, or the
   * limit.
   */
  void await(BooleanSupplier done, long ticket, long millis) {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (left > 0 && !closed && releases == ticket && !done.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void signal() {
    change(() -> {});
  }

  /** Lets everybody go who has taken a ticket. */
  public void release() {
    change(() -> releases++);
  }

  /** Lets everybody go, now and from now on. */
  public void close() {
    change(() -> closed = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
