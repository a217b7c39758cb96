package testmode.driver.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeAccess;

/**
 * Fetches the events of an account as they come, once for all scenarios of a run: Stripe cannot
 * reach a laptop, but a laptop can reach Stripe.
 *
 * <p>Looks once a second while somebody follows. An account may be shared: whoever follows picks
 * out what is theirs. A look that fails is made up for by the next one. Thread-safe.
 */
public final class EventFeed implements AutoCloseable {

  /** What is told to everybody who follows, on the feed's own thread: it must not wait. */
  interface Follower {

    /**
     * @param since every event since the feed was opened, oldest first; those of the last half hour
     *     if that is longer
     * @param beganMillis when the look began: what Stripe knew by then is there
     */
    void looked(List<JsonObject> since, long beganMillis);
  }

  /**
   * Two events of one second may become visible in any order, and one a little late. ASSUMED. Every
   * look goes back this far: on a busy account a minute is many pages, and each costs a request.
   */
  private static final long OVERLAP_SECONDS = 10;

  /** Every tenth look goes back further, for an event that was very late. */
  private static final long LONG_OVERLAP_SECONDS = 60;

  private static final int LONG_LOOK = 10;

  /** Longer than any scenario takes. Older events are of no use, and a night has many. */
  private static final long KEPT_SECONDS = 1_800;

  private static final String NEWEST = "/v1/events?limit=1";
  private static final String PAGE = "/v1/events?limit=100&created%%5Bgte%%5D=%d%s";

  private final StripeClient stripe;
  private final InstantSource clock;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();

  /** Ids that were fetched, or were there before the feed. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Oldest first; written by the feed's thread only. */
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "testmode-events");
            thread.setDaemon(true);
            return thread;
          });
  private long newestSecond;
  private long lookCount;

  private EventFeed(StripeAccess account, InstantSource clock) {
    this.stripe = StripeApiLedger.client(account);
    this.clock = clock;
  }

  /**
   * Begins: what happens on the account from now on is told.
   *
   * @param every between two looks
   * @throws IllegalStateException when Stripe does not tell where its events stand
   */
  public static EventFeed open(StripeAccess account, InstantSource clock, Duration every) {
    EventFeed feed = new EventFeed(account, clock);
    try {
      feed.begin();
    } catch (StripeException e) {
      throw new IllegalStateException("Stripe did not tell its events: " + e.getMessage(), e);
    }
    feed.looks.scheduleWithFixedDelay(
        feed::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return feed;
  }

  /** Tells this one everything, until what is returned is run. */
  Runnable follow(Follower follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  private void begin() throws StripeException {
    JsonArray newest = get(NEWEST).getAsJsonArray("data");
    if (!newest.isEmpty()) {
      newestSecond = created(newest.get(0).getAsJsonObject());
      fetched(LONG_OVERLAP_SECONDS).forEach(event -> known.add(id(event)));
    }
  }

  private void look() {
    if (followers.isEmpty()) {
      return;
    }
    long began = clock.millis();
    boolean far = lookCount++ % LONG_LOOK == 0;
    try {
      for (JsonObject event : fetched(far ? LONG_OVERLAP_SECONDS : OVERLAP_SECONDS)) {
        if (known.add(id(event))) {
          events.add(event);
          newestSecond = Math.max(newestSecond, created(event));
        }
      }
      events.removeIf(event -> created(event) < newestSecond - KEPT_SECONDS);
      followers.forEach(follower -> follower.looked(List.copyOf(events), began));
    } catch (StripeException | RuntimeException missed) {
      // The next look sees what this one missed; whether Stripe is down is for the gate to tell.
      return;
    }
  }

  /** Everything since so long before the newest event that is known, oldest first. */
  private List<JsonObject> fetched(long overlapSeconds) throws StripeException {
    List<JsonObject> found = new ArrayList<>();
    long since = Math.max(0, newestSecond - overlapSeconds);
    String after = "";
    boolean more = true;
    while (more) {
      JsonObject page = get(PAGE.formatted(since, after));
      page.getAsJsonArray("data").forEach(event -> found.add(event.getAsJsonObject()));
      more = page.get("has_more").getAsBoolean() && !page.getAsJsonArray("data").isEmpty();
      after = found.isEmpty() ? "" : "&starting_after=" + id(found.get(found.size() - 1));
    }
    Collections.reverse(found); // Stripe lists the newest first
    return found;
  }

  private JsonObject get(String path) throws StripeException {
    String body = stripe.rawRequest(ApiResource.RequestMethod.GET, path, null).body();
    return JsonParser.parseString(body).getAsJsonObject();
  }

  static String id(JsonObject event) {
    return event.get("id").getAsString();
  }

  private static long created(JsonObject event) {
    return event.get("created").getAsLong();
  }

  /** Whether an event is about one of these, or hangs on one of these PaymentIntents. */
  static boolean isAbout(JsonObject event, Set<String> ours) {
    JsonObject object = event.getAsJsonObject("data").getAsJsonObject("object");
    return Stream.of("id", "payment_intent")
        .map(name -> text(object, name))
        .anyMatch(id -> id != null && ours.contains(id));
  }

  static @Nullable String text(JsonObject object, String name) {
    return object.has(name) && object.get(name).isJsonPrimitive()
        ? object.get(name).getAsString()
        : null;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
