package testmode.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The worlds of one simulator, by the name that their keys share; made on first use. Thread-safe.
 */
final class Accounts {
  private final SimulatorConfig config;
  private final InstantSource wall;
  private final WebhookClient client;

  /** Guarded by this. */
  private final Map<String, Account> byName = new LinkedHashMap<>();

  Accounts(SimulatorConfig config, InstantSource wall, WebhookClient client) {
    this.config = config;
    this.wall = wall;
    this.client = client;
  }

  synchronized Account named(String name) {
    return byName.computeIfAbsent(
        name, n -> make(n, AccountSettings.defaults().withRateLimit(config.rateLimit())));
  }

  /** The account with this {@code acct_…} id or publishable key, or null. */
  synchronized @Nullable Account find(String idOrPublishableKey) {
    for (Account account : byName.values()) {
      if (account.id().equals(idOrPublishableKey)
          || account.publishableKey().equals(idOrPublishableKey)) {
        return account;
      }
    }
    return null;
  }

  /** An empty world under the same name, with the same settings. */
  synchronized Account reset(Account old) {
    old.webhooks().close();
    Account fresh = make(old.name(), old.settings());
    byName.put(old.name(), fresh);
    return fresh;
  }

  synchronized void forget(Account account) {
    account.webhooks().close();
    byName.remove(account.name());
  }

  synchronized Collection<Account> all() {
    return List.copyOf(byName.values());
  }

  private Account make(String name, AccountSettings settings) {
    Account account = new Account(name, seedOf(name), config, settings, wall, client);
    if (config.webhook() != null) {
      WebhookEndpoints.store(account).add(WebhookEndpoint.everything(account, config.webhook()));
    }
    return account;
  }

  private long seedOf(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = config.seed() + ":" + name;
      return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
