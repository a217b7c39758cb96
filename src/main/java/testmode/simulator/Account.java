package testmode.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One world: everything that keys of one name share, and nothing else sees.
 *
 * <p>State is kept in store objects, one per resource class ({@link #get}), and touched only under
 * the account's lock: operations and due tasks hold it already.
 */
final class Account {
  private final String name;
  private final String id;
  private final Ids ids;
  private final VirtualClock clock;
  private final Expansion resolver = new Expansion();
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private final Map<Class<?>, Object> stores = new HashMap<>();

  private final RateLimit rateLimit = new RateLimit(System::nanoTime);
  private final WebhookDelivery webhooks;
  private final IdempotencyKeys idempotencyKeys;
  private final ObjectLocks objectLocks = new ObjectLocks();

  private volatile AccountSettings settings;

  /**
   * @param seed decides every id of this account
   * @param client carries the account's webhook deliveries
   */
  Account(
      String name,
      long seed,
      SimulatorConfig config,
      AccountSettings settings,
      InstantSource wall,
      WebhookClient client) {
    this.name = name;
    this.settings = settings;
    this.id = "acct_1" + new Ids(seed, "acct_0000000000").secret(15);
    this.ids = new Ids(seed, id);
    this.webhooks = new WebhookDelivery(this, client, wall);
    Instant start = config.clockStart() == null ? wall.instant() : config.clockStart();
    this.clock =
        new VirtualClock(config.clock(), start, wall, this::runLocked, webhooks::awaitAnswers);
    this.idempotencyKeys = new IdempotencyKeys(clock);
  }

  String name() {
    return name;
  }

  String id() {
    return id;
  }

  String publishableKey() {
    return "pk_test_" + name;
  }

  VirtualClock clock() {
    return clock;
  }

  Ids ids() {
    return ids;
  }

  Events events() {
    return get(Events.class, () -> new Events(this));
  }

  RateLimit rateLimit() {
    return rateLimit;
  }

  /** Not behind the account's lock: a running request must not hide its own key. */
  IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  /** Outside the account's lock, as a held request must not stop the others. */
  ObjectLocks objectLocks() {
    return objectLocks;
  }

  WebhookDelivery webhooks() {
    return webhooks;
  }

  Expansion resolver() {
    return resolver;
  }

  AccountSettings settings() {
    return settings;
  }

  void settings(AccountSettings changed) {
    settings = changed;
  }

  /** The account's one object of this class, made on first use. */
  <T> T get(Class<T> storeType, Supplier<T> make) {
    return locked(
        () -> {
          Object store = stores.get(storeType);
          if (store == null) {
            store = make.get();
            stores.put(storeType, store);
          }
          return storeType.cast(store);
        });
  }

  /** Does something while no operation and no due task of this account runs. */
  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
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
