package testmode.driver.stripe;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.EventDeliveries;
import testmode.driver.web.Web;
import testmode.network.Exchange;
import testmode.network.FaultyNetwork;
import testmode.network.Party;

/** How one scenario's events reach its merchant in Stripe's test mode. */
public final class TestModeDeliveries {

  private final EventFeed feed;
  private final FaultyNetwork network;
  private final InstantSource clock;
  private final LongSupplier lastCall;
  private final Consumer<AutoCloseable> closing;

  /**
   * @param network the scenario's own: its record says what belongs to the scenario
   * @param closing takes what has to be closed before the network
   */
  public TestModeDeliveries(
      EventFeed feed, FaultyNetwork network, InstantSource clock, Consumer<AutoCloseable> closing) {
    this.feed = feed;
    this.network = network;
    this.clock = clock;
    this.closing = closing;
    this.lastCall = () -> lastCallMillis(network);
  }

  /** The harness fetches events and posts them, signed with this secret. */
  public EventDeliveries fetched(String secret, Web web) {
    FetchedDeliveries deliveries =
        new FetchedDeliveries(
            feed,
            new FetchedDeliveries.Route(network.webhookUri(), secret, this::ours, lastCall),
            clock,
            web,
            FetchedDeliveries.TO_BE_LISTED);
    closing.accept(deliveries);
    return deliveries;
  }

  /**
   * Stripe delivers by itself to the merchant's public address.
   *
   * @param secret of the endpoint there; null if it was not told
   */
  public EventDeliveries watched(@Nullable String secret, StripeApiLedger ledger) {
    WatchedDeliveries deliveries =
        new WatchedDeliveries(
            feed,
            new WatchedDeliveries.Watch(this::ours, lastCall, ledger::json),
            clock,
            secret,
            FetchedDeliveries.TO_BE_LISTED);
    closing.accept(deliveries);
    return deliveries;
  }

  /** PaymentIntents and Checkout Sessions; events about these tell which payment came of them. */
  private Set<String> ours(List<JsonObject> events) {
    events.forEach(this::learn);
    Set<String> ours = new HashSet<>(network.paymentIntentsMade());
    ours.addAll(network.checkoutSessionsMade());
    return ours;
  }

  private void learn(JsonObject event) {
    JsonObject object = event.getAsJsonObject("data").getAsJsonObject("object");
    String id = EventFeed.text(object, "id");
    String intent = EventFeed.text(object, "payment_intent");
    if (id != null && intent != null) {
      network.madeOf(id, intent);
    }
  }

  /** Of those that can cause an event: a receiver that reads back would never come to rest. */
  private static long lastCallMillis(FaultyNetwork network) {
    return network.recorded().stream()
        .filter(exchange -> exchange.to() == Party.STRIPE)
        .filter(exchange -> !exchange.method().equals("GET"))
        .mapToLong(TestModeDeliveries::endMillis)
        .max()
        .orElse(0);
  }

  private static long endMillis(Exchange exchange) {
    return exchange.startedMillis() + exchange.tookMillis();
  }
}
