package testmode.simulator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One world: everything that keys of one name share, and nothing else sees.
 *
 * <p>State is kept in store objects, one per class ({@link #get}), which their own rooms know.
 * Those that do not guard themselves are touched only under the account's lock: operations and due
 * tasks hold it already.
 */
public final class Account {
  private final String name;
  private final String id;
  private final Ids ids;
  private final VirtualClock clock;
  private final Keys keys;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by itself. */
  private final Map<Class<?>, Object> stores = new HashMap<>();

  private final Attendant attendant;

  private volatile AccountSettings settings;

  /**
   * @param seed decides every id of this account
   * @param attendants makes the account's attendant, once it has a clock and ids
   */
  Account(
      String name,
      long seed,
      AccountStart start,
      AccountSettings settings,
      Keys keys,
      InstantSource wall,
      Function<Account, Attendant> attendants) {
    this.name = name;
    this.settings = settings;
    this.keys = keys;
    this.id = "acct_1" + new Ids(seed, "acct_0000000000").secret(15);
    this.ids = new Ids(seed, id);
    Instant first = start.clock() == null ? wall.instant() : start.clock();
    this.clock = new VirtualClock(start.ticking(), first, wall, this::runLocked, this::settle);
    this.attendant = attendants.apply(this);
  }

  /** What its keys are called after their prefix. */
  public String name() {
    return name;
  }

  public String id() {
    return id;
  }

  public String publishableKey() {
    return "pk_test_" + name;
  }

  public VirtualClock clock() {
    return clock;
  }

  public Ids ids() {
    return ids;
  }

  public Keys keys() {
    return keys;
  }

  public AccountSettings settings() {
    return settings;
  }

  public void settings(AccountSettings changed) {
    settings = changed;
  }

  /**
   * The account's one object of this class, made on first use.
   *
   * <p>Not behind the account's lock: a running operation must not hide what guards itself, such as
   * the idempotency key that it runs under.
   */
  public <T> T get(Class<T> storeType, Supplier<T> make) {
    synchronized (stores) {
      Object store = stores.get(storeType);
      if (store == null) {
        store = make.get();
        stores.put(storeType, store);
      }
      return storeType.cast(store);
    }
  }

  /** Nothing more happens by itself; what runs may finish. */
  void close() {
    attendant.close();
  }

  /** Does something while no operation and no due task of this account runs. */
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void settle() {
    attendant.settle();
  }

  private void runLocked(Runnable task) {
    lock.lock();
    try {
      task.run();
    } finally {
      lock.unlock();
    }
  }
}
