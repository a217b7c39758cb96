package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warm.class)
class CallFaultsTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** As SDKs that keep their connections ask. */
  private static final String KEPT_ALIVE =
      "POST /v1/payment_intents HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\n"
          + "amount=4000";

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
  void withoutAFaultTheWholeAnswerComesBack() throws IOException {
    HttpResponse<String> answer = Caller.send(Caller.paying(network));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Receiver.INTENT);
    assertThat(recorded().fault()).isNull();
    assertThat(recorded().leg()).isNull();
    assertThat(recorded().reachedReceiver()).isTrue();
    assertThat(recorded().answerReachedSender()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"request-lost, 0", "reply-lost, 1"})
  void aLostRequestAndALostReplyAreTheSameSilenceAndOnlyStripeDiffers(String fault, int reached) {
    network.apply(Faults.byName(fault), FaultPlan.next());

    CompletableFuture<HttpResponse<String>> answer = Caller.sending(Caller.paying(network));

    Caller.soon()
        .until(() -> lastFault().equals(fault) && recorded().reachedReceiver() == (reached == 1));
    assertThat(answer).isNotDone();
    network.release();
    assertThat(answer)
        .failsWithin(LIMIT)
        .withThrowableThat()
        .withCauseInstanceOf(IOException.class);
    assertThat(stripe.seen()).hasSize(reached);
    assertThat(recorded().fault()).isEqualTo(fault);
    assertThat(recorded().status()).isEqualTo(reached == 1 ? 200 : null);
    assertThat(recorded().answerReachedSender()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"request-lost, 0", "reply-lost, 1"})
  void whatIsLostStaysLostWhenTheHoldEnds(String fault, int reached) {
    network.apply(Faults.byName(fault).with("holdMillis", 20), FaultPlan.next());

    assertThatThrownBy(() -> Caller.send(Caller.paying(network)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);

    assertThat(stripe.seen()).hasSize(reached);
  }

  @ParameterizedTest
  @CsvSource({"reset-before-stripe, 0", "reset-after-stripe, 1"})
  void aResetIsSeenAsOneOnBothLegs(String fault, int reached) {
    network.apply(Faults.byName(fault), FaultPlan.next());

    assertThatThrownBy(() -> Caller.send(Caller.paying(network)))
        .isInstanceOf(IOException.class)
        .hasMessage("Connection reset");

    assertThat(stripe.seen()).hasSize(reached);
    assertThat(recorded().reachedReceiver()).isEqualTo(reached == 1);
    assertThat(recorded().answerReachedSender()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply-late", "slow"})
  void aLateAnswerIsWhole(String fault) throws IOException {
    network.apply(Faults.byName(fault).with("delayMillis", 25), FaultPlan.next());
    long start = System.nanoTime();

    HttpResponse<String> answer = Caller.send(Caller.paying(network));

    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(25));
    assertThat(answer.body()).isEqualTo(Receiver.INTENT);
    assertThat(recorded().answerReachedSender()).isTrue();
    assertThat(recorded().tookMillis()).isGreaterThanOrEqualTo(25);
  }

  @Test
  void stripeHasActedBeforeALateReplyAndNotYetBeforeASlowRequest() {
    for (String fault : new String[] {"reply-late", "slow"}) {
      network.apply(Faults.byName(fault).with("delayMillis", 60_000), FaultPlan.next());
      CompletableFuture<HttpResponse<String>> answer = Caller.sending(Caller.paying(network));
      Caller.soon().until(() -> lastFault().equals(fault));
      if (fault.equals("reply-late")) {
        Caller.soon().until(() -> stripe.seen().size() == 1);
      } else {
        assertThat(stripe.seen()).hasSize(1);
      }
      assertThat(answer).isNotDone();

      network.clearFaults();

      assertThat(answer).succeedsWithin(LIMIT);
    }
    assertThat(stripe.seen()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 1_000_000})
  void anAnswerCutShortIsNeverWhole(int bytes) {
    network.apply(Faults.byName("reply-cut-short").with("replyBytes", bytes), FaultPlan.next());

    assertThatThrownBy(() -> Caller.send(Caller.paying(network)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);

    assertThat(stripe.seen()).hasSize(1);
    assertThat(recorded().responseBody()).contains("payment_intent");
    assertThat(recorded().answerReachedSender()).isFalse();
  }

  @Test
  void anAnswerCutShortEndsWithItsConnectionAlsoOfACallerWhoWouldKeepIt() throws IOException {
    network.apply(Faults.byName("reply-cut-short"), FaultPlan.next());
    URI entrance = network.stripeUri();

    try (Socket caller = new Socket(entrance.getHost(), entrance.getPort())) {
      caller.setSoTimeout((int) LIMIT.toMillis());
      caller.getOutputStream().write(KEPT_ALIVE.getBytes(StandardCharsets.US_ASCII));
      // To the end of the stream: an open connection would be a time-out.
      String answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("Content-Length: " + Receiver.INTENT.length() + "\r\n")
          .endsWith("\r\n\r\n" + Receiver.INTENT.substring(0, 40));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "refused-429, 429, 0, rate_limit",
    "broken-500, 500, 0, api_error",
    "unavailable-503, 503, 0, api_error",
    "broken-500-after-stripe, 500, 1, api_error"
  })
  void anErrorInStripesPlaceHasStripesShape(String fault, int status, int reached, String code)
      throws IOException {
    network.apply(Faults.byName(fault), FaultPlan.next());

    HttpResponse<String> answer = Caller.send(Caller.paying(network));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\": {", code);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    assertThat(stripe.seen()).hasSize(reached);
    assertThat(recorded().status()).isEqualTo(reached == 1 ? 200 : status);
    assertThat(recorded().reachedReceiver()).isEqualTo(reached == 1);
    assertThat(recorded().answerReachedSender()).isEqualTo(reached == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused-429", "unavailable-503"})
  void aRefusalSaysWhenToComeBackIfAsked(String fault) throws IOException {
    network.apply(Faults.byName(fault).with("retryAfterSeconds", 2), FaultPlan.next());

    assertThat(Caller.send(Caller.paying(network)).headers().firstValue("Retry-After"))
        .hasValue("2");
  }

  @Test
  void theFaultEndsWithItsPlan() throws IOException {
    network.apply(Faults.byName("broken-500"), FaultPlan.next(2));

    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(500);
    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(500);
    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(200);
    assertThat(stripe.seen()).hasSize(1);
  }

  @Test
  void aClearedFaultStrikesNobody() throws IOException {
    network.apply(Faults.byName("broken-500"), FaultPlan.every());
    network.clearFaults();

    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(200);
  }

  @Test
  void theFaultStrikesOnlyWhomThePlanNames() throws IOException {
    network.apply(
        Faults.byName("broken-500"),
        FaultPlan.every().from(Party.SHOPPER).to("POST", "/v1/payment_intents/*/confirm"));
    var confirm = network.stripeUri().resolve("/v1/payment_intents/pi_1/confirm");

    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(200);
    assertThat(Caller.send(Caller.post(confirm, "a=b")).statusCode()).isEqualTo(200);
    assertThat(
            Caller.send(Caller.post(confirm, "").setHeader("Authorization", "Bearer pk_test_1"))
                .statusCode())
        .isEqualTo(500);
  }

  @Test
  void everyAttemptOfAChosenCallIsStruckAndNoOtherCall() throws IOException {
    network.apply(Faults.byName("broken-500"), FaultPlan.nth(2).allAttemptsOfOneCall());

    assertThat(statusWithKey("a")).isEqualTo(200);
    assertThat(statusWithKey("b")).isEqualTo(500);
    assertThat(statusWithKey("a")).isEqualTo(200);
    assertThat(statusWithKey("b")).isEqualTo(500);
    assertThat(statusWithKey("c")).isEqualTo(200);
    assertThat(statusWithKey("b")).isEqualTo(500);
    assertThat(network.recorded().get(1).call()).isEqualTo("b");
  }

  private int statusWithKey(String key) throws IOException {
    return Caller.send(Caller.paying(network).header("Idempotency-Key", key)).statusCode();
  }

  private Exchange recorded() {
    return network.recorded().get(0);
  }

  private String lastFault() {
    var all = network.recorded();
    return all.isEmpty() ? "" : String.valueOf(all.get(all.size() - 1).fault());
  }
}
