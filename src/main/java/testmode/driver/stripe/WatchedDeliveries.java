package testmode.driver.stripe;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.EventDeliveries;

/**
 * Stripe delivers one scenario's events to the merchant's public address by itself; this only
 * watches whether it is done. What is delivered does not pass the harness.
 */
final class WatchedDeliveries implements EventDeliveries, AutoCloseable {

  /**
   * What is watched.
   *
   * @param ours of all the account's events, makes the ids of the scenario's PaymentIntents and
   *     Checkout Sessions
   * @param lastCallMillis when the scenario's last call to Stripe ended
   * @param json asks Stripe for one object
   */
  record Watch(
      Function<List<JsonObject>, Set<String>> ours,
      LongSupplier lastCallMillis,
      Function<String, String> json) {}

  private final Watch watch;
  private final InstantSource clock;
  private final @Nullable String secret;
  private final Duration toBeListed;
  private final Runnable unfollow;

  /** Events that Stripe has no endpoint left to tell; guarded by this. */
  private final Set<String> done = new HashSet<>();

  private volatile List<JsonObject> events = List.of();
  private volatile long lookedMillis;

  /**
   * @param secret of the endpoint that was set up by hand; null if it was not told
   */
  WatchedDeliveries(
      EventFeed feed,
      Watch watch,
      InstantSource clock,
      @Nullable String secret,
      Duration toBeListed) {
    this.watch = watch;
    this.clock = clock;
    this.secret = secret;
    this.toBeListed = toBeListed;
    this.unfollow = feed.follow(this::looked);
  }

  private void looked(List<JsonObject> since, long beganMillis) {
    Set<String> ours = watch.ours().apply(since);
    events = since.stream().filter(event -> EventFeed.isAbout(event, ours)).toList();
    lookedMillis = beganMillis;
  }

  @Override
  public synchronized boolean quiet() {
    return lookedMillis >= watch.lastCallMillis().getAsLong() + toBeListed.toMillis()
        && events.stream().map(EventFeed::id).allMatch(this::isDone);
  }

  private boolean isDone(String event) {
    if (!done.contains(event)) {
      String now = watch.json().apply("/v1/events/" + event);
      if (JsonParser.parseString(now).getAsJsonObject().get("pending_webhooks").getAsInt() > 0) {
        return false;
      }
      done.add(event);
    }
    return true;
  }

  /** Stripe does not tell them over its API. */
  @Override
  public List<Delivery> all() {
    return List.of();
  }

  @Override
  public void redeliver(String event) {
    throw new UnsupportedOperationException(TestModeControls.DELIVERED_BY_STRIPE);
  }

  @Override
  public SignedEvent signedAgo(String eventJson, Duration age) {
    if (secret == null) {
      throw new UnsupportedOperationException(
          "events cannot be signed: STRIPE_WEBHOOK_SECRET is not set");
    }
    return SimulatorDeliveries.signed(eventJson, secret, clock.instant().minus(age));
  }

  @Override
  public void close() {
    unfollow.run();
  }
}
