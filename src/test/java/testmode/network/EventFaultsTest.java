package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import testmode.network.messages.StripeEvent;

@ExtendWith(Warm.class)
class EventFaultsTest {

  private static final long SIGNED_AT = 1_800_000_000;
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String PAID = Caller.event("evt_1", "payment_intent.succeeded");
  private static final String LATER = Caller.event("evt_2", "charge.succeeded");

  private Receiver stripe;
  private Receiver merchant;
  private FaultyNetwork network;

  @BeforeEach
  void start() {
    stripe = Receiver.stripe();
    merchant = Receiver.merchant();
    network = FaultyNetwork.start(NetworkConfig.to(stripe.uri()));
    network.deliverTo(merchant.uri().resolve("/hooks/stripe"));
  }

  @AfterEach
  void stop() {
    network.close();
    merchant.close();
    stripe.close();
  }

  @Test
  void withoutAFaultTheEventArrivesByteForByteAndItsAnswerGoesBack() throws Exception {
    String odd = "{ \"id\":\"evt_1\",\r\n\t\"name\":\"Zoë 🛒\" }\n";
    merchant.answers(seen -> Receiver.Answer.of(202, "thanks", "X-Shop", "ok"));

    HttpResponse<String> answer = Caller.send(Caller.event(network, odd));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("thanks");
    assertThat(answer.headers().firstValue("X-Shop")).hasValue("ok");
    Receiver.Seen seen = merchant.seen().get(0);
    assertThat(seen.uri()).hasToString("/hooks/stripe");
    assertThat(seen.text()).isEqualTo(odd);
    // Jetty writes the name of the charset in its own way.
    assertThat(seen.header("Content-Type"))
        .isEqualToIgnoringCase("application/json; charset=utf-8");
    verify(seen, SIGNED_AT);
    assertThat(recorded(0).from()).isEqualTo(Party.STRIPE);
    assertThat(recorded(0).to()).isEqualTo(Party.MERCHANT);
    assertThat(recorded(0).path()).isEqualTo("/hooks/stripe");
  }

  @Test
  void beforeThereIsAMerchantStripeIsToldSo() throws IOException {
    try (FaultyNetwork fresh = FaultyNetwork.start(NetworkConfig.to(stripe.uri()))) {
      assertThat(Caller.send(Caller.event(fresh, PAID)).statusCode()).isEqualTo(503);
      assertThat(fresh.recorded().get(0).reachedReceiver()).isFalse();
    }
  }

  @Test
  void anAbsentMerchantIsAnAnswerToStripe() throws IOException {
    merchant.close();

    assertThat(Caller.send(Caller.event(network, PAID)).statusCode()).isEqualTo(502);
    assertThat(recorded(0).reachedReceiver()).isFalse();
  }

  @Test
  void aDroppedEventIsDeliveredForStripeAndUnknownToTheMerchant() throws IOException {
    apply("event-dropped");

    assertThat(deliver(PAID)).isEqualTo(200);

    assertThat(merchant.seen()).isEmpty();
    assertThat(recorded(0).fault()).isEqualTo("event-dropped");
    assertThat(recorded(0).reachedReceiver()).isFalse();
    assertThat(recorded(0).answerReachedSender()).isTrue();
  }

  @Test
  void aRefusedEventArrivesWithStripesRetry() throws IOException {
    apply("event-refused");

    assertThat(deliver(PAID)).isEqualTo(500);
    assertThat(merchant.seen()).isEmpty();
    assertThat(deliver(PAID)).isEqualTo(200);
    assertThat(merchant.seen()).hasSize(1);
  }

  @Test
  void aLostAcknowledgementHidesThatTheMerchantHandledTheEvent() throws IOException {
    apply("event-ack-lost");

    assertThat(deliver(PAID)).isEqualTo(500);

    assertThat(merchant.seen()).hasSize(1);
    assertThat(recorded(0).status()).isEqualTo(200);
    assertThat(recorded(0).reachedReceiver()).isTrue();
    assertThat(recorded(0).answerReachedSender()).isFalse();
  }

  @Test
  void aLostAcknowledgementCanBeSilence() {
    network.apply(Faults.byName("event-ack-lost").with("holdMillis", 90_000), FaultPlan.next());

    CompletableFuture<HttpResponse<String>> event = Caller.sending(Caller.event(network, PAID));

    Caller.soon().until(() -> network.recorded().stream().anyMatch(Exchange::reachedReceiver));
    assertThat(event).isNotDone();
    network.release();
    assertThat(event).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(IOException.class);
  }

  @Test
  void aRepeatedEventArrivesOnceMoreAfterTheFirstWasAnswered() throws IOException {
    apply("event-repeated");

    assertThat(deliver(PAID)).isEqualTo(200);

    assertThat(merchant.seen()).extracting(Receiver.Seen::text).containsExactly(PAID, PAID);
    assertThat(network.recorded()).extracting(Exchange::fault).containsOnly("event-repeated");
    assertThat(network.recorded()).hasSize(2);
  }

  @Test
  void aRefusalOfOneCopyIsWhatStripeHears() throws IOException {
    apply("event-repeated");
    merchant.answers(seen -> Receiver.Answer.of(merchant.seen().size() == 2 ? 500 : 200, "answer"));

    assertThat(deliver(PAID)).isEqualTo(500);

    assertThat(network.recorded())
        .extracting(Exchange::answerReachedSender)
        .containsExactly(false, true);
  }

  @Test
  void copiesAtOnceAreAllWithTheMerchantAtTheSameTime() throws IOException {
    network.apply(Faults.byName("event-repeated-at-once").with("copies", 8), FaultPlan.next());
    CyclicBarrier allEight = new CyclicBarrier(8);
    merchant.answers(seen -> Receiver.Answer.of(passed(allEight) ? 200 : 500, "answer"));

    assertThat(deliver(PAID)).isEqualTo(200);

    assertThat(merchant.seen()).hasSize(8).allSatisfy(seen -> verify(seen, SIGNED_AT));
    assertThat(network.recorded()).hasSize(8).allMatch(Exchange::reachedReceiver);
  }

  @Test
  void aSwappedEventFollowsTheLaterOne() {
    apply("events-swapped");
    CompletableFuture<HttpResponse<String>> first = Caller.sending(Caller.event(network, PAID));
    Caller.soon().until(() -> network.recorded().size() == 1);

    assertThat(Caller.sending(Caller.event(network, LATER))).succeedsWithin(SOON);

    assertThat(first).succeedsWithin(SOON);
    assertThat(merchant.seen()).extracting(Receiver.Seen::text).containsExactly(LATER, PAID);
    assertThat(network.recorded())
        .extracting(Exchange::fault)
        .containsExactly("events-swapped", null);
  }

  @Test
  void aSwappedEventDoesNotWaitForEverForALaterOne() throws IOException {
    network.apply(Faults.byName("events-swapped").with("holdMillis", 30), FaultPlan.next());

    assertThat(deliver(PAID)).isEqualTo(200);
    assertThat(merchant.seen()).hasSize(1);
  }

  @Test
  void aLateEventComesWhenItIsReleased() {
    network.apply(Faults.byName("event-late").with("delayMillis", 60_000), FaultPlan.next());
    CompletableFuture<HttpResponse<String>> event = Caller.sending(Caller.event(network, PAID));
    Caller.soon().until(() -> network.recorded().size() == 1);
    assertThat(merchant.seen()).isEmpty();

    network.release();

    assertThat(event).succeedsWithin(SOON);
    assertThat(merchant.seen()).hasSize(1);
  }

  @Test
  void aLateEventComesAfterItsDelay() throws IOException {
    network.apply(Faults.byName("event-late").with("delayMillis", 40), FaultPlan.next());
    long start = System.nanoTime();

    assertThat(deliver(PAID)).isEqualTo(200);

    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(40));
  }

  @Test
  void anEarlyEventComesBeforeTheAnswerToTheCallThatCausedIt() {
    network.apply(
        Faults.byName("event-early").with("holdMillis", 60_000),
        FaultPlan.next().ofType("payment_intent.succeeded"));
    CompletableFuture<HttpResponse<String>> answer = Caller.sending(Caller.paying(network));
    Caller.soon().until(() -> stripe.seen().size() == 1);

    assertThat(Caller.sending(Caller.event(network, LATER))).succeedsWithin(SOON);
    assertThat(answer).isNotDone();
    assertThat(Caller.sending(Caller.event(network, PAID))).succeedsWithin(SOON);

    assertThat(answer).succeedsWithin(SOON);
    assertThat(recorded(0).leg()).isEqualTo(Leg.AFTER_STRIPE);
    assertThat(recorded(0).answerReachedSender()).isTrue();
  }

  @Test
  void anAnswerDoesNotWaitForEverForAnEarlyEvent() throws IOException {
    network.apply(Faults.byName("event-early").with("holdMillis", 30), FaultPlan.next());

    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(200);
  }

  @Test
  void aForgedEventClaimsMoreUnderAForeignSignature() throws IOException {
    String unpaid = Caller.event("evt_1", "payment_intent.requires_action");
    apply("event-forged");

    deliver(unpaid);

    Receiver.Seen seen = merchant.seen().get(0);
    assertThat(seen.text())
        .contains("\"id\":\"evt_1\"", "payment_intent.succeeded", "\"status\":\"succeeded\"")
        .contains("\"amount_received\":4000");
    assertThatThrownBy(() -> verify(seen, SIGNED_AT))
        .isInstanceOf(SignatureVerificationException.class)
        .hasMessageContaining("No signatures found matching");
  }

  @Test
  void aForgedEventAboutASuccessClaimsTwiceTheAmount() {
    byte[] paid = PAID.replace("requires_action", "succeeded").getBytes();

    assertThat(new String(StripeEvent.of(paid).sayingThatMoreWasPaid()))
        .contains("\"amount\":8000");
  }

  @Test
  void anUnsignedEventHasNoSignature() throws IOException {
    apply("event-unsigned");

    deliver(PAID);

    assertThat(merchant.seen().get(0).headers()).doesNotContainKey("Stripe-signature");
    assertThat(merchant.seen().get(0).text()).isEqualTo(PAID);
  }

  @Test
  void aStaleEventIsTrulySignedAnHourAgo() throws Exception {
    network.signWith("whsec_true");
    apply("event-stale");

    deliver(PAID);

    Receiver.Seen seen = merchant.seen().get(0);
    verify(seen, SIGNED_AT - 3_600);
    assertThatThrownBy(() -> verify(seen, SIGNED_AT))
        .isInstanceOf(SignatureVerificationException.class)
        .hasMessageContaining("tolerance");
  }

  @Test
  void aStaleEventNeedsTheSecret() {
    assertThatThrownBy(() -> apply("event-stale"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event-stale signs events: tell the endpoint's secret with signWith first");
  }

  @Test
  void theFaultStrikesOnlyTheTypeThatThePlanNames() throws IOException {
    network.apply(Faults.byName("event-refused"), FaultPlan.every().ofType("charge.*"));

    assertThat(deliver(PAID)).isEqualTo(200);
    assertThat(deliver(LATER)).isEqualTo(500);
  }

  @Test
  void everyDeliveryOfAChosenEventIsStruck() throws IOException {
    network.apply(Faults.byName("event-refused"), FaultPlan.next().allAttemptsOfOneCall());

    assertThat(List.of(deliver(PAID), deliver(LATER), deliver(PAID)))
        .containsExactly(500, 200, 500);
  }

  private void apply(String fault) {
    network.apply(Faults.byName(fault), FaultPlan.next());
  }

  private int deliver(String event) throws IOException {
    return Caller.send(Caller.event(network, event)).statusCode();
  }

  private Exchange recorded(int index) {
    return network.recorded().get(index);
  }

  /** As a merchant on Stripe's SDK whose clock shows this second. */
  private static void verify(Receiver.Seen seen, long now) throws SignatureVerificationException {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
    String signature = seen.header("Stripe-Signature");
    assertThat(Webhook.constructEvent(seen.text(), signature, "whsec_true", 300, clock).getId())
        .isEqualTo("evt_1");
  }

  private static boolean passed(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}
