package testmode.driver.stripe;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.EventDeliveries;
import testmode.driver.web.Web;

/**
 * Hands one scenario's events to its merchant in Stripe's place: fetched, signed with the run's own
 * secret, posted to the network, which passes them on or strikes them with a fault.
 *
 * <p>One after the other, oldest first. What the receiver refuses is posted again after {@link
 * #WAITS}: the harness's own schedule, not Stripe's, which takes hours.
 */
final class FetchedDeliveries implements EventDeliveries, AutoCloseable {

  /** Short enough for a scenario to see a refused event come again. */
  static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** Longer than any receiver should take; Stripe's own limit is 10 to 20 s. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * How long after a call the events that it caused may take to be listed. ASSUMED: they are
   * usually there within a second.
   */
  static final Duration TO_BE_LISTED = Duration.ofSeconds(3);

  /** As Stripe writes them. */
  private static final Gson JSON = new GsonBuilder().setPrettyPrinting().serializeNulls().create();

  /**
   * Where events go.
   *
   * @param network the scenario's own webhook address
   * @param secret signs what is posted there, {@code whsec_…}
   * @param ours of all the account's events, makes the ids of the scenario's PaymentIntents and
   *     Checkout Sessions
   * @param lastCallMillis when the scenario's last call to Stripe ended; 0 if there was none
   */
  record Route(
      URI network,
      String secret,
      Function<List<JsonObject>, Set<String>> ours,
      LongSupplier lastCallMillis) {
    @Override
    public String toString() {
      return "Route[" + network + "]";
    }
  }

  private final Route route;
  private final InstantSource clock;
  private final Duration toBeListed;
  private final Web web;
  private final Runnable unfollow;
  private final List<Delivery> made = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService post =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "testmode-deliveries");
            thread.setDaemon(true);
            return thread;
          });

  /** Guarded by this. */
  private final Set<String> handedOver = new HashSet<>();

  private volatile List<JsonObject> events = List.of();
  private volatile long lookedMillis;

  FetchedDeliveries(
      EventFeed feed, Route route, InstantSource clock, Web web, Duration toBeListed) {
    this.route = route;
    this.clock = clock;
    this.web = web;
    this.toBeListed = toBeListed;
    this.unfollow = feed.follow(this::looked);
  }

  private synchronized void looked(List<JsonObject> since, long beganMillis) {
    Set<String> ours = route.ours().apply(since);
    events = since.stream().filter(event -> EventFeed.isAbout(event, ours)).toList();
    for (JsonObject event : events) {
      if (handedOver.add(EventFeed.id(event))) {
        deliver(event, 1, Duration.ZERO);
      }
    }
    lookedMillis = beganMillis;
  }

  private void deliver(JsonObject event, int attempt, Duration wait) {
    open.incrementAndGet();
    post.schedule(
        () -> {
          try {
            post(event, attempt);
          } finally {
            open.decrementAndGet();
          }
        },
        wait.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void post(JsonObject event, int attempt) {
    SignedEvent signed = signed(JSON.toJson(event));
    long at = clock.millis();
    Integer status = status(signed);
    boolean taken = status != null && status / 100 == 2;
    String type = event.get("type").getAsString();
    made.add(new Delivery(EventFeed.id(event), type, attempt, at, status, taken));
    if (!taken && attempt <= WAITS.size()) {
      deliver(event, attempt + 1, WAITS.get(attempt - 1));
    }
  }

  private @Nullable Integer status(SignedEvent signed) {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json; charset=utf-8",
            "Stripe-Signature",
            signed.signature());
    try {
      return web.send("POST", route.network(), headers, signed.body(), LIMIT).status();
    } catch (Web.NoAnswerException none) {
      return null;
    }
  }

  /** Nothing is being posted, and a look began late enough after the last call to see it all. */
  @Override
  public boolean quiet() {
    return open.get() == 0
        && lookedMillis >= route.lastCallMillis().getAsLong() + toBeListed.toMillis();
  }

  @Override
  public List<Delivery> all() {
    return List.copyOf(made);
  }

  @Override
  public void redeliver(String id) {
    JsonObject event =
        events.stream()
            .filter(each -> EventFeed.id(each).equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(id + " is no event of this scenario"));
    int attempt = (int) made.stream().filter(each -> each.event().equals(id)).count() + 1;
    deliver(event, attempt, Duration.ZERO);
  }

  @Override
  public SignedEvent signedAgo(String eventJson, Duration age) {
    return SimulatorDeliveries.signed(eventJson, route.secret(), clock.instant().minus(age));
  }

  @Override
  public void close() {
    unfollow.run();
    post.shutdownNow();
  }
}
