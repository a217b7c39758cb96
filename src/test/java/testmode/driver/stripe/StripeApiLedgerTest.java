package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.StripeAccess;
import testmode.driver.StripeLedger.Event;
import testmode.driver.web.TinyServer;

/** An account with a long past, of which one scenario needs its own minutes only. */
class StripeApiLedgerTest {
  private static final String EVENTS = "GET /v1/events";
  private static final String INTENT =
      """
      {"id": "%s", "object": "payment_intent", "created": %d, "amount": 1, "currency": "eur",
       "status": "succeeded", "metadata": {}}
      """;

  private final TinyServer stripe = new TinyServer();
  private final StripeAccess account = new StripeAccess(stripe.uri(), "sk_test_a", "pk_test_a");

  StripeApiLedgerTest() {
    stripe
        .on("GET /v1/payment_intents/pi_1", 200, INTENT.formatted("pi_1", 1_795_428_100))
        .on("GET /v1/payment_intents/pi_2", 200, INTENT.formatted("pi_2", 1_795_428_000))
        .on(
            EVENTS,
            200,
            """
            {"object": "list", "has_more": false, "url": "/v1/events", "data": [
              {"id": "evt_3", "object": "event", "type": "charge.succeeded",
               "data": {"object": {"id": "ch_1", "payment_intent": "pi_1"}}},
              {"id": "evt_2", "object": "event", "type": "payment_intent.created",
               "data": {"object": {"id": "pi_9"}}},
              {"id": "evt_1", "object": "event", "type": "payment_intent.created",
               "data": {"object": {"id": "pi_1"}}}]}
            """);
  }

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void eventsAreAskedForSinceTheFirstPaymentIntentWasMadeAndNoLonger() {
    StripeApiLedger ledger = new StripeApiLedger(account, () -> List.of("pi_1", "pi_2"));

    assertThat(ledger.events())
        .containsExactly(
            new Event("evt_1", "payment_intent.created", "pi_1", "pi_1"),
            new Event("evt_3", "charge.succeeded", "ch_1", "pi_1"));
    ledger.events();

    assertThat(URLDecoder.decode(stripe.last().query(), StandardCharsets.UTF_8))
        .contains("created[gte]=1795427990");
    assertThat(stripe.lines())
        .as("when each was made is asked once")
        .containsExactlyInAnyOrder(
            "GET /v1/payment_intents/pi_1", "GET /v1/payment_intents/pi_2", EVENTS, EVENTS);
  }

  @Test
  void aScenarioThatMadeNothingAsksForNothing() {
    assertThat(new StripeApiLedger(account, List::of).events()).isEmpty();
    assertThat(stripe.asked()).isEmpty();
  }
}
