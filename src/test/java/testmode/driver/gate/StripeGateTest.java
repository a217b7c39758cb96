package testmode.driver.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.assembly.Ports;
import testmode.driver.gate.Trouble.Kind;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.TinyServer;
import testmode.driver.web.TinyServer.Reply;
import testmode.driver.web.Web;

class StripeGateTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pace QUICK = new Pace(1_000, Duration.ofMillis(1), 3);
  private static final Map<String, String> OUR_KEY = Map.of("Authorization", "Bearer sk_test_ours");

  private final TinyServer stripe = new TinyServer();
  private final Web web = new Web();
  private final StripeGate gate = gate(stripe.uri(), QUICK);

  @AfterEach
  void close() {
    gate.close();
    stripe.close();
  }

  private static StripeGate gate(URI stripe, Pace pace) {
    return StripeGate.start(stripe, pace, Set.of("sk_test_ours", "pk_test_ours"));
  }

  private HttpAnswer ask(String method, String target) throws Exception {
    return web.send(method, URI.create(gate.uri() + target), OUR_KEY, "a=1", LIMIT);
  }

  private List<Kind> kinds() {
    return gate.tally().troubles().stream().map(Trouble::kind).toList();
  }

  @Test
  void bytesPassUnchangedBothWays() throws Exception {
    stripe.on(
        "POST /v1/refunds", asked -> new Reply(201, "{\"é\": 1}", Map.of("Request-Id", "req_1")));

    HttpAnswer answer = ask("POST", "/v1/refunds?expand%5B%5D=charge");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"é\": 1}");
    assertThat(answer.headers()).containsEntry("Request-Id", "req_1");
    assertThat(stripe.last().query()).isEqualTo("expand%5B%5D=charge");
    assertThat(stripe.last().body()).isEqualTo("a=1");
    assertThat(stripe.last().headers()).containsEntry("Authorization", "Bearer sk_test_ours");
    assertThat(gate.tally().requests()).isEqualTo(1);
    assertThat(gate.tally().troubles()).isEmpty();
  }

  @Test
  void aRefusalForTheRateLimitIsWaitedOutAndCountedApart() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    stripe.on(
        "POST /v1/refunds",
        request -> new Reply(asked.incrementAndGet() < 3 ? 429 : 200, "{}", Map.of()));

    assertThat(ask("POST", "/v1/refunds").status()).isEqualTo(200);

    assertThat(gate.tally().refusals()).isEqualTo(2);
    assertThat(gate.tally().heldBack()).isEqualTo(Duration.ofMillis(3));
    assertThat(gate.tally().troubles()).isEmpty();
  }

  @Test
  void aRefusalThatDoesNotEndIsPassedOnAndTold() throws Exception {
    stripe.on("POST /v1/refunds", 429, "{}");

    assertThat(ask("POST", "/v1/refunds").status()).isEqualTo(429);

    assertThat(stripe.lines()).hasSize(3);
    assertThat(gate.tally().troubles())
        .containsExactly(
            new Trouble(Kind.STILL_LIMITED, "Stripe answered 429 to POST /v1/refunds"));
  }

  @Test
  void nothingElseIsSentTwice() throws Exception {
    stripe.on("POST /v1/a", 409, "{}").on("POST /v1/b", 500, "{}").on("POST /v1/c", asked -> null);

    assertThat(ask("POST", "/v1/a").status()).isEqualTo(409);
    assertThat(ask("POST", "/v1/b").status()).isEqualTo(500);
    assertThatThrownBy(() -> ask("POST", "/v1/c")).isInstanceOf(Web.NoAnswerException.class);

    assertThat(stripe.lines()).containsExactly("POST /v1/a", "POST /v1/b", "POST /v1/c");
    assertThat(kinds()).containsExactly(Kind.BROKEN, Kind.UNREACHABLE);
  }

  @Test
  void aRefusedKeyIsTroubleOnlyIfItIsTheRunsOwn() throws Exception {
    stripe.on("GET /v1/account", 401, "{}");
    URI account = URI.create(gate.uri() + "/v1/account");

    web.send("GET", account, Map.of("Authorization", "Bearer sk_test_other"), null, LIMIT);
    assertThat(gate.tally().troubles()).isEmpty();

    web.send("GET", account, OUR_KEY, null, LIMIT);
    assertThat(kinds()).containsExactly(Kind.KEY_REFUSED);
    assertThat(gate.tally().troubles().toString()).doesNotContain("sk_test");
  }

  @Test
  void theShoppersKeyWhereOnlyTheSecretOneIsGoodIsTheShopsMistake() throws Exception {
    stripe.on("POST /v1/refunds", 403, "{}");
    URI refunds = URI.create(gate.uri() + "/v1/refunds");

    web.send("POST", refunds, Map.of("Authorization", "Bearer pk_test_ours"), "", LIMIT);
    assertThat(gate.tally().troubles()).isEmpty();

    web.send("POST", refunds, OUR_KEY, "", LIMIT);
    assertThat(kinds()).containsExactly(Kind.KEY_REFUSED);
  }

  @Test
  void aStripeThatIsNotThereIsTrouble() throws Exception {
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free());
    try (StripeGate alone = gate(nowhere, QUICK)) {
      URI target = URI.create(alone.uri() + "/v1/account");
      assertThatThrownBy(() -> web.send("POST", target, OUR_KEY, "", LIMIT))
          .isInstanceOf(Web.NoAnswerException.class);
      assertThat(alone.tally().since(0))
          .containsExactly(
              new Trouble(
                  Kind.UNREACHABLE, "no answer to POST /v1/account: nothing listens there"));
      assertThat(alone.tally().since(1)).isEmpty();
    }
  }

  @Test
  void requestsLeaveAtThePaceOfTheAccount() throws Exception {
    stripe.on("GET /v1/account", 200, "{}");
    try (StripeGate slow = gate(stripe.uri(), new Pace(50, Duration.ofMillis(1), 1))) {
      long before = System.nanoTime();
      for (int i = 0; i < 6; i++) {
        web.send("GET", URI.create(slow.uri() + "/v1/account"), OUR_KEY, null, LIMIT);
      }
      // Six requests are at least four whole intervals apart, however the first falls.
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(80));
    }
  }

  @Test
  void aPaceThatCannotBeKeptIsRefused() {
    assertThatThrownBy(() -> new Pace(0, Duration.ofMillis(1), 1))
        .hasMessage("requests a second (0) must be between 1 and 1000");
    assertThatThrownBy(() -> new Pace(1, Duration.ZERO, 1)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> new Pace(1, Duration.ofMillis(1), 0))
        .hasMessageContaining("tries (0)");
  }
}
