package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.StripeAccess;
import testmode.driver.web.TinyServer;
import testmode.driver.web.TinyServer.Reply;
import testmode.driver.web.Web;
import testmode.network.FaultPlan;
import testmode.network.Faults;
import testmode.network.FaultyNetwork;
import testmode.network.NetworkConfig;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** Events that nobody delivers are fetched, each scenario its own, against another Stripe. */
class FetchedDeliveriesTest {
  private static final String SECRET = "whsec_ofthisrun";
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final InstantSource CLOCK = InstantSource.system();

  private final StripeSimulator stripe =
      StripeSimulator.start(SimulatorConfig.defaults().withClock(ClockMode.TICKING));
  private final StripeAccess account =
      new StripeAccess(stripe.baseUri(), "sk_test_shared", "pk_test_shared");
  private final FaultyNetwork network =
      FaultyNetwork.start(NetworkConfig.to(stripe.baseUri()).signWith(SECRET));
  private final TinyServer merchant = new TinyServer();
  private final EventFeed feed = EventFeed.open(account, CLOCK, Duration.ofMillis(20));
  private final FetchedDeliveries deliveries =
      new FetchedDeliveries(
          feed,
          new FetchedDeliveries.Route(
              network.webhookUri(),
              SECRET,
              since -> java.util.Set.copyOf(network.paymentIntentsMade()),
              () -> 0),
          CLOCK,
          new Web(),
          SOON);

  FetchedDeliveriesTest() {
    network.deliverTo(URI.create(merchant.uri() + "/hook"));
    merchant.on("POST /hook", 200, "");
  }

  @AfterEach
  void close() {
    deliveries.close();
    feed.close();
    network.close();
    merchant.close();
    stripe.close();
  }

  private static PaymentIntent pays(URI base) throws StripeException {
    return StripeClient.builder()
        .setApiBase(base.toString())
        .setApiKey("sk_test_shared")
        .build()
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(4000L)
                .setCurrency("usd")
                .addPaymentMethodType("card")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .build());
  }

  private List<String> types() {
    return deliveries.all().stream().map(Delivery::type).toList();
  }

  private void awaitEvent(String type) {
    await().atMost(LONG).until(() -> types().contains(type));
  }

  @Test
  void aScenarioIsHandedItsOwnEventsSignedAndNobodyElses() throws Exception {
    pays(stripe.baseUri());
    PaymentIntent ours = pays(network.stripeUri());
    awaitEvent("payment_intent.succeeded");
    await().atMost(LONG).until(deliveries::quiet);

    assertThat(merchant.asked())
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.body()).contains(ours.getId());
              Webhook.constructEvent(event.body(), event.headers().get("Stripe-signature"), SECRET);
            });
    assertThat(deliveries.all())
        .allMatch(Delivery::delivered)
        .extracting(Delivery::attempt)
        .containsOnly(1);
    assertThat(types().indexOf("payment_intent.created"))
        .isLessThan(types().indexOf("payment_intent.succeeded"));
    assertThat(deliveries.all()).extracting(Delivery::event).doesNotHaveDuplicates();
  }

  @Test
  void whatTheReceiverRefusesIsPostedAgain() throws Exception {
    AtomicInteger posted = new AtomicInteger();
    merchant.on(
        "POST /hook",
        asked ->
            new Reply(
                asked.body().contains("\"payment_intent.succeeded\"")
                        && posted.incrementAndGet() == 1
                    ? 500
                    : 200,
                "",
                Map.of()));
    pays(network.stripeUri());

    await()
        .atMost(LONG)
        .until(
            () ->
                deliveries.all().stream()
                    .filter(each -> each.type().equals("payment_intent.succeeded"))
                    .map(each -> each.attempt() + " " + each.delivered())
                    .toList(),
            List.of("1 false", "2 true")::equals);
  }

  @Test
  void aFaultOfTheNetworkStrikesAFetchedEvent() throws Exception {
    network.apply(
        Faults.byName("event-dropped"), FaultPlan.next().ofType("payment_intent.succeeded"));
    pays(network.stripeUri());
    awaitEvent("payment_intent.succeeded");
    await().atMost(LONG).until(deliveries::quiet);

    assertThat(merchant.asked())
        .isNotEmpty()
        .noneMatch(event -> event.body().contains("\"type\": \"payment_intent.succeeded\""));
  }

  @Test
  void anEventIsSentOnceMoreOnRequest() throws Exception {
    pays(network.stripeUri());
    awaitEvent("payment_intent.succeeded");
    Delivery paid =
        deliveries.all().stream()
            .filter(each -> each.type().equals("payment_intent.succeeded"))
            .findFirst()
            .orElseThrow();

    deliveries.redeliver(paid.event());

    await()
        .atMost(LONG)
        .until(
            () ->
                deliveries.all().stream().filter(each -> each.event().equals(paid.event())).count(),
            count -> count == 2);
    assertThatThrownBy(() -> deliveries.redeliver("evt_other"))
        .hasMessage("evt_other is no event of this scenario");
  }

  @Test
  void whatHappenedBeforeIsNoNews() throws Exception {
    pays(network.stripeUri());
    awaitEvent("payment_intent.succeeded");
    long before = merchant.asked().size();
    try (EventFeed later = EventFeed.open(account, CLOCK, Duration.ofMillis(20))) {
      List<Integer> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
      Runnable unfollow = later.follow((since, began) -> seen.add(since.size()));
      await().atMost(LONG).until(() -> seen.size() > 2);
      unfollow.run();
      assertThat(seen).containsOnly(0);
    }
    assertThat(before).isPositive();
  }

  @Test
  void eventsCannotBeLedToAnAppThatRegistersItsEndpointItselfUnlessStripeDelivers() {
    assertThat(TestModeControls.lacking(false, true))
        .containsEntry(
            Ability.WEBHOOKS,
            "the app registers its endpoint at Stripe itself, and Stripe's test mode takes no"
                + " address on this machine");
    assertThat(TestModeControls.lacking(true, true)).doesNotContainKey(Ability.WEBHOOKS);
    assertThat(TestModeControls.lacking(false, false)).doesNotContainKey(Ability.WEBHOOKS);
  }

  @Test
  void stripesOwnDeliveryIsOnlyWatched() throws Exception {
    StripeApiLedger ledger = new StripeApiLedger(account, network);
    EventDeliveries watched =
        new TestModeDeliveries(feed, network, CLOCK, closed -> {}).watched(null, ledger);
    pays(network.stripeUri());

    await().atMost(LONG).until(watched::quiet);

    assertThat(watched.all()).isEmpty();
    assertThatThrownBy(() -> watched.signed("{}"))
        .hasMessage("events cannot be signed: STRIPE_WEBHOOK_SECRET is not set");
    assertThatThrownBy(() -> watched.redeliver("evt_1")).hasMessageContaining("Stripe delivers");
  }
}
