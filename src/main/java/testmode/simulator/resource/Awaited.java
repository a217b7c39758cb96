package testmode.simulator.resource;

import java.util.HashMap;
import java.util.Map;
import testmode.simulator.account.Account;

/**
 * Who waits for an object of one account to be done, by the object's id: the Checkout Session that
 * made it. Used under the account's lock.
 */
public final class Awaited {
  private final Map<String, Runnable> byId = new HashMap<>();

  private Awaited() {}

  public static Awaited of(Account account) {
    return account.get(Awaited.class, Awaited::new);
  }

  /**
   * @param whenDone called each time that the object is done, after its own events
   */
  public void await(String id, Runnable whenDone) {
    byId.put(id, whenDone);
  }

  public boolean isAwaited(String id) {
    return byId.containsKey(id);
  }

  /** Tells whoever waits, if anybody does. */
  public void done(String id) {
    Runnable whenDone = byId.get(id);
    if (whenDone != null) {
      whenDone.run();
    }
  }
}
