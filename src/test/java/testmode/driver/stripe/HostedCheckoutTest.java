package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.EventDeliveries;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.StripeAccess;
import testmode.driver.StripeLedger.Event;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;
import testmode.network.FaultyNetwork;
import testmode.network.NetworkConfig;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** A payment that is made on Stripe's own page belongs to the scenario that opened the session. */
class HostedCheckoutTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LONG = Duration.ofSeconds(10);

  private final StripeSimulator stripe =
      StripeSimulator.start(SimulatorConfig.defaults().withClock(ClockMode.TICKING));
  private final StripeAccess account =
      new StripeAccess(stripe.baseUri(), "sk_test_hosted", "pk_test_hosted");
  private final FaultyNetwork network = FaultyNetwork.start(NetworkConfig.to(stripe.baseUri()));
  private final StripeApiLedger ledger = new StripeApiLedger(account, network);
  private final Web web = new Web();

  @AfterEach
  void close() {
    network.close();
    stripe.close();
  }

  private static Session opens(URI base, String order) throws StripeException {
    return StripeClient.builder()
        .setApiBase(base.toString())
        .setApiKey("sk_test_hosted")
        .build()
        .v1()
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://shop.test/thanks")
                .setClientReferenceId(order)
                .putMetadata("cart", "c-" + order)
                .setPaymentIntentData(
                    SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("order", "o-" + order)
                        .build())
                .addLineItem(
                    LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(
                            PriceData.builder()
                                .setCurrency("eur")
                                .setUnitAmount(4000L)
                                .setProductData(
                                    PriceData.ProductData.builder().setName("Mug").build())
                                .build())
                        .build())
                .build());
  }

  /** Ada types this card into Stripe's page. */
  private int types(Session session, String card) throws Web.NoAnswerException {
    String form =
        "email=ada%40example.test&cardNumber="
            + card
            + "&cardExpiry="
            + URLEncoder.encode("12 / 34", StandardCharsets.UTF_8)
            + "&cardCvc=123&billingName=Ada&billingCountry=DE";
    Map<String, String> asForm = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return web.send("POST", URI.create(session.getUrl()), asForm, form, LONG).status();
  }

  @Test
  void theLedgerFindsAPaymentThatWasMadeAfterItsLastLook() throws Exception {
    Session session = opens(network.stripeUri(), "A-1");
    opens(stripe.baseUri(), "somebody else's");
    assertThat(ledger.payments()).isEmpty();
    assertThat(types(session, "4242424242424242")).isEqualTo(303);

    assertThat(ledger.payments())
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.status()).isEqualTo("succeeded");
              assertThat(payment.charges()).hasSize(1);
              assertThat(payment.metadata())
                  .containsEntry("client_reference_id", "A-1")
                  .containsEntry("cart", "c-A-1")
                  .containsEntry("order", "o-A-1")
                  .containsEntry("checkout_session", session.getId());
            });
    assertThat(network.paymentIntentsMade())
        .isEqualTo(ledger.payments().stream().map(Payment::id).toList());
  }

  @Test
  void theLedgerKnowsTheEventsOfASession() throws Exception {
    Session session = opens(network.stripeUri(), "A-1");
    types(session, "4242424242424242");

    List<Event> events = ledger.events();

    assertThat(events).extracting(Event::type).contains("payment_intent.succeeded");
    assertThat(events)
        .filteredOn(event -> event.type().equals("checkout.session.completed"))
        .extracting(Event::object)
        .containsExactly(session.getId());
  }

  @Test
  void aDeclineOnStripesPageIsThePaymentOfItsSession() throws Exception {
    Session session = opens(network.stripeUri(), "A-1");
    assertThat(types(session, "4000000000000002")).isEqualTo(402);

    assertThat(ledger.payments())
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.status()).isEqualTo("requires_payment_method");
              assertThat(payment.charges()).extracting("succeeded").containsExactly(false);
            });
  }

  @Test
  void fetchedEventsOfASessionAreTheScenariosAndNobodyElses() throws Exception {
    List<AutoCloseable> parts = new ArrayList<>();
    TinyServer merchant = new TinyServer().on("POST /hook", 200, "");
    network.deliverTo(URI.create(merchant.uri() + "/hook"));
    try (merchant;
        EventFeed feed = EventFeed.open(account, CLOCK, Duration.ofMillis(20))) {
      EventDeliveries deliveries =
          new TestModeDeliveries(feed, network, CLOCK, parts::add).fetched("whsec_a", web);
      types(opens(stripe.baseUri(), "B-1"), "4242424242424242");
      Session ours = opens(network.stripeUri(), "A-1");
      types(ours, "4242424242424242");
      await()
          .atMost(LONG)
          .until(
              () -> deliveries.all().stream().map(Delivery::type).toList(),
              types -> types.contains("checkout.session.completed"));

      String intent = network.paymentIntentsMade().get(0);
      assertThat(deliveries.all()).extracting(Delivery::type).contains("payment_intent.succeeded");
      assertThat(merchant.asked())
          .allMatch(event -> event.body().contains(ours.getId()) || event.body().contains(intent));
      for (AutoCloseable part : parts) {
        part.close();
      }
    }
  }

  @Test
  void aSessionThatIsStillOpenWhenTheScenarioEndsExpires() throws Exception {
    Session session = opens(network.stripeUri(), "A-1");
    types(session, "4000000000000002");

    new Leftovers(account, network).close();

    StripeClient client = StripeApiLedger.client(account);
    assertThat(client.v1().checkout().sessions().retrieve(session.getId()).getStatus())
        .isEqualTo("expired");
    assertThat(ledger.payments()).extracting(Payment::status).containsExactly("canceled");
  }
}
