package testmode.driver.process;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and everything that was started below it. A child whose parent has ended is nobody's
 * descendant any more, so whoever was seen once is remembered.
 */
final class Tree {

  /** An app may finish what it is at; one that does not end in this time is ended by force. */
  static final long GENTLY_MILLIS = 3_000;

  /** Force takes effect at once, but the system tells it a little later. */
  private static final long FORCED_MILLIS = 5_000;

  private final ProcessHandle root;
  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

  Tree(ProcessHandle root) {
    this.root = root;
    seen.add(root);
  }

  /** Remembers who is there now. */
  void look() {
    root.descendants().forEach(seen::add);
  }

  /** Ends all of them, children first asked, then forced. */
  void end() {
    look();
    seen.forEach(ProcessHandle::destroy);
    if (!ended(GENTLY_MILLIS)) {
      look();
      seen.forEach(ProcessHandle::destroyForcibly);
      ended(FORCED_MILLIS);
    }
  }

  private boolean ended(long withinMillis) {
    CompletableFuture<?>[] ends =
        seen.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(withinMillis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
