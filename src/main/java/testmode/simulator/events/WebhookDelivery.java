package testmode.simulator.events;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.account.Attendant;
import testmode.simulator.wire.StripeJson;

/**
 * Brings one account's events to its endpoints, and tries again on the account's clock until one is
 * answered by any 2xx or {@link testmode.simulator.account.WebhookRetries} is exhausted.
 *
 * <p>A payload is rendered once; every attempt has its own time and signature. First attempts start
 * as soon as the event exists. Thread-safe.
 */
public final class WebhookDelivery implements Attendant {
  /** Attempts remembered for the control door; the oldest is forgotten first. */
  private static final int MAX_REMEMBERED = 10_000;

  /** Added to the deliveries' own time-out, after which waiting for them is a defect of ours. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An event on its way to one endpoint. */
  private record Letter(String event, String type, String endpoint, String payload) {}

  private final Account account;
  private final WebhookClient client;
  private final InstantSource wall;
  private final boolean sends;

  /**
   * Guarded by this: attempts by number, how many of them are open, endpoints still owed a 2xx,
   * events that are not tried again.
   */
  private final Map<Long, Delivery> attempts = new LinkedHashMap<>();

  private final Map<String, Set<String>> owed = new HashMap<>();
  private final Set<String> givenUp = new HashSet<>();
  private long started;
  private int inFlight;
  private boolean closed;

  private WebhookDelivery(
      Account account, WebhookClient client, InstantSource wall, boolean sends) {
    this.account = account;
    this.client = client;
    this.wall = wall;
    this.sends = sends;
  }

  /**
   * Begins to work for a new account.
   *
   * @param wall for signatures that show the wall clock
   * @param sends whether endpoints get anything at all
   */
  public static WebhookDelivery begin(
      Account account, WebhookClient client, InstantSource wall, boolean sends) {
    return account.get(
        WebhookDelivery.class, () -> new WebhookDelivery(account, client, wall, sends));
  }

  public static WebhookDelivery of(Account account) {
    return account.get(
        WebhookDelivery.class,
        () -> {
          throw new IllegalStateException(account.id() + " was made without its deliveries");
        });
  }

  /** Sends a new event to every endpoint that wants it; called under the account's lock. */
  void announce(JsonObject event) {
    String id = event.get("id").getAsString();
    String type = event.get("type").getAsString();
    List<WebhookEndpoint> endpoints =
        sends ? WebhookEndpoints.store(account).wanting(type) : List.of();
    synchronized (this) {
      Set<String> ids = new HashSet<>();
      endpoints.forEach(endpoint -> ids.add(endpoint.id()));
      owed.put(id, ids);
    }
    for (WebhookEndpoint endpoint : endpoints) {
      attempt(letter(event, endpoint, endpoints.size()), endpoint, 1, true);
    }
  }

  /**
   * Sends a stored event once more, without retries; called under the account's lock.
   *
   * @param only the endpoint to send it to, whatever it is enabled for; null for all that want it
   * @return how many endpoints it was sent to
   */
  public int redeliver(JsonObject event, @Nullable String only) {
    String id = event.get("id").getAsString();
    int pending = Math.max(1, pendingOf(id));
    EndpointStore store = WebhookEndpoints.store(account);
    WebhookEndpoint named = only == null ? null : store.find(only);
    List<WebhookEndpoint> receivers = named == null ? List.of() : List.of(named);
    if (only == null) {
      receivers = store.wanting(event.get("type").getAsString());
    }
    for (WebhookEndpoint endpoint : receivers) {
      int number = lastAttempt(id, endpoint.id()) + 1;
      attempt(letter(event, endpoint, pending), endpoint, number, false);
    }
    return receivers.size();
  }

  /** Tries no event of so far again by itself. */
  public synchronized void giveUp() {
    givenUp.addAll(owed.keySet());
  }

  private synchronized boolean isGivenUp(String event) {
    return givenUp.contains(event);
  }

  /** How many endpoints have not yet answered an event by a 2xx. */
  synchronized int pendingOf(String event) {
    return owed.getOrDefault(event, Set.of()).size();
  }

  public synchronized int inFlight() {
    return inFlight;
  }

  /** Every remembered attempt, oldest first. */
  public synchronized List<Delivery> attempts() {
    return List.copyOf(attempts.values());
  }

  /** Waits until every started delivery is answered or timed out. */
  @Override
  public synchronized void settle() {
    long limit = account.settings().webhookTimeout().plus(PATIENCE).toNanos();
    long start = System.nanoTime();
    while (inFlight > 0) {
      long left = limit - (System.nanoTime() - start);
      if (left <= 0) {
        throw new IllegalStateException(inFlight + " deliveries are still open after their limit");
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Waits, in real time, until every started delivery of this type of event is answered, or until
   * the limit has passed. Not to be called under the account's lock: who is asked may ask back.
   */
  public synchronized void awaitAnswers(String type, Duration limit) {
    long start = System.nanoTime();
    while (attempts.values().stream().anyMatch(delivery -> delivery.isOpenFor(type))) {
      long left = limit.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        return;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private Letter letter(JsonObject event, WebhookEndpoint endpoint, int pending) {
    JsonObject payload = event.deepCopy();
    if (endpoint.apiVersion() != null) {
      payload.addProperty("api_version", endpoint.apiVersion());
    }
    payload.addProperty("pending_webhooks", pending);
    return new Letter(
        event.get("id").getAsString(),
        event.get("type").getAsString(),
        endpoint.id(),
        StripeJson.pretty(payload));
  }

  private void attempt(Letter letter, WebhookEndpoint endpoint, int number, boolean retried) {
    Instant at = account.clock().instant();
    long handle;
    synchronized (this) {
      if (closed || !sends) {
        return;
      }
      handle = started++;
      inFlight++;
      attempts.put(
          handle,
          new Delivery(
              letter.event(),
              letter.type(),
              endpoint.id(),
              endpoint.url(),
              number,
              at.toEpochMilli(),
              null,
              Delivery.Result.IN_FLIGHT));
      if (attempts.size() > MAX_REMEMBERED) {
        attempts.remove(attempts.keySet().iterator().next());
      }
    }
    client.post(
        URI.create(endpoint.url()),
        headers(letter, endpoint, at),
        letter.payload(),
        account.settings().webhookTimeout(),
        status -> answered(handle, letter, number, retried, at, status));
  }

  private Map<String, String> headers(Letter letter, WebhookEndpoint endpoint, Instant at) {
    boolean virtual = account.settings().signatureClock() == AccountSettings.SignatureClock.VIRTUAL;
    long signed = (virtual ? at : wall.instant()).getEpochSecond();
    return Map.of(
        "Accept",
        "*/*; q=0.5, application/xml",
        "Cache-Control",
        "no-cache",
        "Content-Type",
        "application/json; charset=utf-8",
        "Stripe-Signature",
        WebhookSignature.header(signed, letter.payload(), endpoint.secretsAt(at)),
        "User-Agent",
        "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
  }

  private synchronized void answered(
      long handle,
      Letter letter,
      int number,
      boolean retried,
      Instant at,
      @Nullable Integer status) {
    boolean delivered = status != null && status / 100 == 2;
    attempts.computeIfPresent(handle, (h, delivery) -> delivery.answered(status));
    if (delivered) {
      owed.getOrDefault(letter.event(), new HashSet<>()).remove(letter.endpoint());
    } else if (retried && !closed) {
      scheduleRetry(letter, number, at);
    }
    inFlight--;
    notifyAll();
  }

  private void scheduleRetry(Letter letter, int number, Instant at) {
    List<Duration> intervals = account.settings().webhookRetries().intervals();
    if (number <= intervals.size()) {
      Instant due = at.plus(intervals.get(number - 1));
      String what = "delivery " + (number + 1) + " of " + letter.event();
      account.clock().scheduleAt(due, what, () -> retry(letter, number + 1));
    }
  }

  /** Runs under the account's lock; an endpoint that is gone or disabled gets nothing more. */
  private void retry(Letter letter, int number) {
    WebhookEndpoint endpoint = WebhookEndpoints.store(account).find(letter.endpoint());
    if (endpoint != null && endpoint.enabled() && !isGivenUp(letter.event())) {
      attempt(letter, endpoint, number, true);
    }
  }

  private synchronized int lastAttempt(String event, String endpoint) {
    return attempts.values().stream()
        .filter(d -> d.event().equals(event) && d.endpoint().equals(endpoint))
        .mapToInt(Delivery::attempt)
        .max()
        .orElse(0);
  }
}
