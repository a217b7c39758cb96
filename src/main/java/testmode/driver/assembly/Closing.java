package testmode.driver.assembly;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed, last opened first; one that fails does not keep the others open. */
final class Closing implements Runnable {

  /** Guarded by this. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    open.push(part);
    return part;
  }

  @Override
  public synchronized void run() {
    RuntimeException failed = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        RuntimeException wrapped =
            new IllegalStateException("a part of the scenario did not close: " + e.getMessage(), e);
        if (failed == null) {
          failed = wrapped;
        } else {
          failed.addSuppressed(wrapped);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
