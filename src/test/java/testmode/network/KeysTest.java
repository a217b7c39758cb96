package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warm.class)
class KeysTest {

  private static final String BODY = "amount=4000&description=secret-plans";

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

  private HttpResponse<String> call(String path, String authorization, String body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(network.stripeUri() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return Caller.send(request);
  }

  private static String basic(String user) {
    byte[] credentials = (user + ":").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  @Test
  void theMerchantsLatestKeyIsKnownAndInNoRecord() throws IOException {
    assertThat(network.secretKeySeen()).isNull();
    call("/v1/refunds", "Bearer rk_test_first1234", "");
    assertThat(network.secretKeySeen()).isEqualTo("rk_test_first1234");
    call("/v1/refunds", basic("sk_test_second1234"), "");
    call("/v1/payment_methods", "Bearer pk_test_shopper", "");
    call("/v1/refunds", "Bearer nonsense", "");

    assertThat(network.secretKeySeen()).isEqualTo("sk_test_second1234");
    assertThat(network.recorded().toString()).doesNotContain("second", "first", "c2tfdGVzdF9zZW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_abcdefgh1234", "rk_live_abcdefgh1234", "pk_live_abcdefgh1234"})
  void aLiveKeyIsRefusedBeforeAnythingIsConnected(String live) throws IOException {
    for (String authorization : new String[] {"Bearer " + live, basic(live)}) {
      HttpResponse<String> answer = call("/v1/payment_intents?x=plans", authorization, BODY);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .contains("\"type\": \"invalid_request_error\"", "Testmode refuses live keys")
          .doesNotContain("abcdefgh");
    }
    assertThat(stripe.seen()).isEmpty();
    assertThat(network.liveKeyRefused()).isEqualTo(live.substring(0, 8) + "****1234");
    assertThat(network.secretKeySeen()).isNull();
    assertThat(network.quiet()).isTrue();
    assertThat(network.recorded())
        .hasSize(2)
        .allSatisfy(
            exchange -> {
              assertThat(exchange.status()).isEqualTo(401);
              assertThat(exchange.reachedReceiver()).isFalse();
            });
    assertThat(network.recorded().toString()).doesNotContain("abcdefgh", "plans", "4000");
  }

  @Test
  void aLiveKeyInAFormIsRefusedToo() throws IOException {
    assertThat(call("/v1/tokens", "", "key=pk_live_abcdefgh1234&" + BODY).statusCode())
        .isEqualTo(401);
    assertThat(call("/v1/tokens?key=pk_live_abcdefgh1234", "", BODY).statusCode()).isEqualTo(401);
    assertThat(stripe.seen()).isEmpty();
  }

  @Test
  void aFaultIsNotSpentOnALiveKey() throws IOException {
    network.apply(Faults.byName("refused-429"), FaultPlan.next());

    call("/v1/refunds", "Bearer sk_live_abcdefgh1234", "");

    assertThat(call("/v1/refunds", "Bearer sk_test_1", "").statusCode()).isEqualTo(429);
    assertThat(network.liveKeyRefused()).startsWith("sk_live_");
  }

  @Test
  void noLiveKeyIsNoFinding() throws IOException {
    call("/v1/refunds", "Bearer sk_test_live_1234", "");

    assertThat(network.liveKeyRefused()).isNull();
  }
}
