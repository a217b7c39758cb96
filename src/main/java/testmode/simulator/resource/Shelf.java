package testmode.simulator.resource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/** One account's objects of one kind: the latest snapshot of each, in the order of creation. */
public final class Shelf<T extends Snapshot> {

  /** One account's shelves, by the class of what stands there. */
  private static final class Shelves {
    private final Map<Class<?>, Shelf<?>> byKind = new HashMap<>();

    @SuppressWarnings("unchecked") // only a shelf for its own snapshots is put under a class
    <T extends Snapshot> Shelf<T> of(Class<T> kind) {
      return (Shelf<T>) byKind.computeIfAbsent(kind, k -> new Shelf<T>());
    }
  }

  /** Guarded by the account's lock, as every store is. */
  private final Map<String, T> byId = new LinkedHashMap<>();

  private Shelf() {}

  /** The account's shelf for this kind. */
  public static <T extends Snapshot> Shelf<T> of(Account account, Class<T> kind) {
    return account.get(Shelves.class, Shelves::new).of(kind);
  }

  /** Keeps a snapshot, instead of the older one of the same object. */
  public T put(T snapshot) {
    byId.put(snapshot.id(), snapshot);
    return snapshot;
  }

  /** Takes away what was deleted. */
  public void remove(String id) {
    byId.remove(id);
  }

  public @Nullable T find(String id) {
    return byId.get(id);
  }

  /** One that must be there, because another object names it. */
  public T get(String id) {
    T snapshot = byId.get(id);
    if (snapshot == null) {
      throw new IllegalStateException(id + " is named by another object but was never kept");
    }
    return snapshot;
  }

  public List<T> newestFirst() {
    List<T> all = new ArrayList<>(byId.values());
    Collections.reverse(all);
    return all;
  }
}
