package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warm.class)
class RecordingTest {

  private Receiver stripe;
  private FaultyNetwork network;

  @BeforeEach
  void start() {
    stripe = Receiver.stripe();
    network =
        FaultyNetwork.start(
            NetworkConfig.to(stripe.uri())
                .withClock(InstantSource.fixed(Instant.ofEpochMilli(1_800_000_000_123L))));
  }

  @AfterEach
  void stop() {
    network.close();
    stripe.close();
  }

  @Test
  void anExchangeIsRecordedMaskedAndProxiedWhole() throws IOException {
    var uri = network.stripeUri().resolve("/v1/payment_methods?client_secret=pi_1_secret_abcdefgh");
    String body = "type=card&card[number]=4242424242424242&card[cvc]=123";

    Caller.send(Caller.post(uri, body).header("Idempotency-Key", "k-1"));

    assertThat(stripe.seen().get(0).text()).isEqualTo(body);
    Exchange exchange = network.recorded().get(0);
    assertThat(exchange.number()).isEqualTo(1);
    assertThat(exchange.from()).isEqualTo(Party.MERCHANT);
    assertThat(exchange.to()).isEqualTo(Party.STRIPE);
    assertThat(exchange.method()).isEqualTo("POST");
    assertThat(exchange.path()).isEqualTo("/v1/payment_methods");
    assertThat(exchange.query()).isEqualTo("client_secret=pi_1_secret_****efgh");
    assertThat(exchange.requestBody()).isEqualTo("type=card&card[number]=****4242&card[cvc]=***");
    assertThat(exchange.requestHeaders()).containsEntry("Authorization", "Bearer sk_test_****1234");
    assertThat(exchange.requestHeaders().get("IDEMPOTENCY-KEY")).isEqualTo("k-1");
    assertThat(exchange.call()).isEqualTo("k-1");
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.responseHeaders()).containsEntry("request-id", "req_1");
    assertThat(exchange.responseBody()).contains("pi_1_secret_****efgh");
    assertThat(exchange.startedMillis()).isEqualTo(1_800_000_000_123L);
  }

  @Test
  void aLongBodyIsCutInTheRecordOnly() throws IOException {
    String body = "a=" + "x".repeat(70_000);

    Caller.send(Caller.post(network.stripeUri().resolve("/v1/files"), body));

    assertThat(stripe.seen().get(0).body()).hasSize(70_002);
    assertThat(network.recorded().get(0).requestBody()).endsWith("(cut; 70002 characters in all)");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer sk_test_1, /v1/refunds, MERCHANT",
    "Bearer rk_test_1, /v1/refunds, MERCHANT",
    "Bearer pk_test_1, /v1/refunds, SHOPPER",
    "Basic cGtfdGVzdF8xOg==, /v1/refunds, SHOPPER",
    "Basic c2tfdGVzdF8xOg==, /v1/refunds, MERCHANT",
    "'', /v1/payment_methods?key=pk_test_1, SHOPPER",
    "'', /v1/refunds, MERCHANT",
    "'', /3ds/challenge, SHOPPER",
  })
  void theKeyTellsWhoCalls(String authorization, String path, Party from) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(network.stripeUri() + path))
            .POST(HttpRequest.BodyPublishers.ofString("type=card"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }

    Caller.send(request);

    assertThat(network.recorded().get(0).from()).isEqualTo(from);
  }

  @Test
  void theKeyInAFormTellsWhoCalls() throws IOException {
    Caller.send(
        HttpRequest.newBuilder(network.stripeUri().resolve("/v1/payment_methods"))
            .POST(HttpRequest.BodyPublishers.ofString("type=card&key=pk_test_1")));

    assertThat(network.recorded().get(0).from()).isEqualTo(Party.SHOPPER);
  }

  @Test
  void aCallThatIsHeldIsAlreadyRecorded() {
    network.apply(Faults.byName("request-lost"), FaultPlan.next());
    Caller.sending(Caller.paying(network));

    Caller.soon().until(() -> network.recorded().stream().anyMatch(e -> e.fault() != null));

    assertThat(network.recorded().get(0).status()).isNull();
    assertThat(network.recorded().get(0).leg()).isEqualTo(Leg.BEFORE_STRIPE);
  }

  @Test
  void anExchangeFromOutsideIsMaskedAndGetsItsPlace() throws IOException {
    Caller.send(Caller.paying(network));

    network.note(noted("{\"token\":\"sk_test_51AbcDEFghij\"}"));

    assertThat(network.recorded()).extracting(Exchange::number).containsExactly(1L, 2L);
    Exchange noted = network.recorded().get(1);
    assertThat(noted.from()).isEqualTo(Party.SHOPPER);
    assertThat(noted.requestBody()).isEqualTo("{\"token\":\"sk_test_****ghij\"}");
    assertThat(noted.requestHeaders()).containsEntry("Authorization", "Bearer ****");
  }

  @Test
  void theOldestExchangesAreKeptAndTheOthersCounted() {
    for (int i = 0; i < Recorder.EXCHANGES + 3; i++) {
      network.note(noted(""));
    }

    assertThat(network.recorded()).hasSize(Recorder.EXCHANGES);
    assertThat(network.recorded().get(0).number()).isEqualTo(1);
    assertThat(network.notRecorded()).isEqualTo(3);
  }

  @Test
  void anExchangeNamesFaultAndLegTogether() {
    assertThatThrownBy(
            () ->
                new Exchange(
                    1,
                    Party.MERCHANT,
                    Party.STRIPE,
                    "GET",
                    "/v1/events",
                    "",
                    Map.of(),
                    "",
                    null,
                    Map.of(),
                    "",
                    0,
                    0,
                    "slow",
                    null,
                    false,
                    false,
                    null))
        .hasMessage("fault (slow) and leg (null) must both be given or both be null");
  }

  private static Exchange noted(String body) {
    return new Exchange(
        99,
        Party.SHOPPER,
        Party.MERCHANT,
        "POST",
        "/orders",
        "",
        Map.of("Authorization", "Bearer admin"),
        body,
        201,
        Map.of(),
        "{}",
        0,
        1,
        null,
        null,
        true,
        true,
        null);
  }
}
