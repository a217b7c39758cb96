package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warm.class)
class IntentsTest {

  private Receiver stripe;
  private FaultyNetwork network;

  @BeforeEach
  void start() {
    stripe = Receiver.stripe();
    network = FaultyNetwork.start(NetworkConfig.to(stripe.uri()));
  }

  @AfterEach
  void stop() {
    network.close();
    stripe.close();
  }

  @Test
  void madeOnesAreSeenInOrderWithTheExchangesThatNamedThem() throws IOException {
    answer(200, "{\"id\":\"pi_b\"}");
    Caller.send(Caller.paying(network));
    answer(402, "{\"error\":{\"code\":\"card_declined\",\"payment_intent\":{\"id\":\"pi_a\"}}}");
    Caller.send(Caller.paying(network));
    answer(200, "{\"id\":\"pi_b\"}");
    post("/v1/payment_intents/pi_b/confirm");

    assertThat(seen()).containsExactly("pi_b", "pi_a");
    assertThat(network.paymentIntentsMade()).containsExactly("pi_b", "pi_a");
    assertThat(network.paymentIntents())
        .containsExactly(
            new Sighting("pi_b", true, List.of(1L, 3L)), new Sighting("pi_a", true, List.of(2L)));
  }

  @Test
  void oneThatWasOnlyNamedIsNotSaidToBeMadeHere() throws IOException {
    post("/v1/payment_intents/pi_9/capture?x=1");

    assertThat(network.paymentIntents()).containsExactly(new Sighting("pi_9", false, List.of(1L)));
    assertThat(network.paymentIntentsMade()).isEmpty();
  }

  @Test
  void oneOfACheckoutSessionIsSeen() throws IOException {
    answer(200, "{\"id\":\"cs_test_1\",\"payment_intent\":\"pi_7\"}");
    post("/v1/checkout/sessions");

    assertThat(seen()).containsExactly("pi_7");
  }

  @Test
  void oneThatStripesPageMadeOfASessionIsMadeHereOnceAnAnswerShowsIt() throws IOException {
    answer(200, "{\"id\":\"cs_test_1\",\"payment_intent\":null}");
    post("/v1/checkout/sessions");
    assertThat(network.paymentIntentsMade()).isEmpty();
    answer(200, "{\"id\":\"cs_test_1\",\"payment_intent\":{\"id\":\"pi_7\"}}");
    post("/v1/checkout/sessions/cs_test_1/expire");

    assertThat(network.checkoutSessionsMade()).containsExactly("cs_test_1");
    assertThat(network.paymentIntents()).containsExactly(new Sighting("pi_7", true, List.of(1L)));
  }

  @Test
  void anEventOrWhoAskedStripeTellsWhatCameOfASession() throws IOException {
    answer(200, "{\"id\":\"cs_test_1\",\"payment_intent\":null}");
    post("/v1/checkout/sessions");
    answer(200, "{\"id\":\"cs_test_2\",\"payment_intent\":null}");
    post("/v1/checkout/sessions");

    Caller.send(
        Caller.event(
            network, "{\"data\":{\"object\":{\"id\":\"cs_test_2\",\"payment_intent\":\"pi_2\"}}}"));
    assertThat(network.paymentIntentsMade()).containsExactly("pi_2");
    network.madeOf("cs_test_1", "pi_1");
    assertThat(network.paymentIntentsMade()).containsExactly("pi_1", "pi_2");
  }

  @Test
  void whatComesOfASessionThatWasMadeElsewhereIsNotOurs() throws IOException {
    answer(200, "{\"data\":[{\"id\":\"cs_test_9\",\"payment_intent\":\"pi_9\"}]}");
    Caller.send(
        Caller.post(network.stripeUri().resolve("/v1/checkout/sessions"), "")
            .method("GET", java.net.http.HttpRequest.BodyPublishers.noBody()));
    network.madeOf("cs_test_9", "pi_9");

    assertThat(seen()).isEmpty();
    assertThat(network.checkoutSessionsMade()).isEmpty();
  }

  @Test
  void oneWhoseAnswerWasLostIsSeen() throws IOException {
    network.apply(Faults.byName("broken-500-after-stripe"), FaultPlan.next());

    Caller.send(Caller.paying(network));

    assertThat(seen()).containsExactly("pi_1");
  }

  @Test
  void otherObjectsAndRefusedCallsAreNone() throws IOException {
    answer(200, "{\"id\":\"re_1\",\"payment_intent\":\"pi_1\"}");
    post("/v1/refunds");
    answer(400, "no json");
    Caller.send(Caller.paying(network));
    network.apply(Faults.byName("refused-429"), FaultPlan.next());
    Caller.send(Caller.paying(network));

    assertThat(seen()).isEmpty();
  }

  private void answer(int status, String body) {
    stripe.answers(seen -> Receiver.Answer.of(status, body));
  }

  private void post(String path) throws IOException {
    Caller.send(Caller.post(network.stripeUri().resolve(path), ""));
  }

  private List<String> seen() {
    return network.paymentIntents().stream().map(Sighting::paymentIntent).toList();
  }
}
