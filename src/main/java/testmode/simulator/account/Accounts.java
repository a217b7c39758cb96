package testmode.simulator.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The worlds of one simulator, by the name that their keys share; made on first use. Thread-safe.
 */
public final class Accounts {
  private final AccountStart start;
  private final InstantSource wall;
  private final Function<Account, Attendant> attendants;

  /** Guarded by this. */
  private final Map<String, Account> byName = new LinkedHashMap<>();

  public Accounts(AccountStart start, InstantSource wall, Function<Account, Attendant> attendants) {
    this.start = start;
    this.wall = wall;
    this.attendants = attendants;
  }

  public synchronized Account named(String name) {
    return byName.computeIfAbsent(name, n -> make(n, start.settings(), new Keys()));
  }

  /** The account with this {@code acct_…} id or publishable key, or null. */
  public synchronized @Nullable Account find(String idOrPublishableKey) {
    for (Account account : byName.values()) {
      if (account.id().equals(idOrPublishableKey)
          || account.publishableKey().equals(idOrPublishableKey)) {
        return account;
      }
    }
    return null;
  }

  /** An empty world under the same name, with the same settings and keys. */
  public synchronized Account reset(Account old) {
    old.close();
    Account fresh = make(old.name(), old.settings(), old.keys());
    byName.put(old.name(), fresh);
    return fresh;
  }

  public synchronized void forget(Account account) {
    account.close();
    byName.remove(account.name());
  }

  public synchronized Collection<Account> all() {
    return List.copyOf(byName.values());
  }

  private Account make(String name, AccountSettings settings, Keys keys) {
    return new Account(name, seedOf(name), start, settings, keys, wall, attendants);
  }

  private long seedOf(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = start.seed() + ":" + name;
      return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
