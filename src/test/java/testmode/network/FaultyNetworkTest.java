package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import testmode.network.messages.Courier;

@ExtendWith(Warm.class)
class FaultyNetworkTest {

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
  void isNotQuietWhileACallIsAtStripe() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    stripe.answers(
        seen -> {
          arrived.countDown();
          await(answer);
          return Receiver.Answer.of(200, "{}");
        });
    assertThat(network.quiet()).isTrue();

    CompletableFuture<HttpResponse<String>> call =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(network.stripeUri().resolve("/v1/balance")).build(),
                HttpResponse.BodyHandlers.ofString());
    await(arrived);
    assertThat(network.quiet()).isFalse();

    answer.countDown();
    assertThat(call.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(network.quiet()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCallPassesAsItIs() throws IOException {
    String path = "/v1/charges?created[gte]=1&expand[]=data%20x";
    stripe.answers(
        seen ->
            Receiver.Answer.of(
                402, "{ \"é\":\n1 }", "Request-Id", "req_9", "X-A", "1", "X-A", "2"));

    HttpResponse<String> answer =
        Caller.send(
            HttpRequest.newBuilder(
                    URI.create(network.stripeUri() + path.replace("[", "%5B").replace("]", "%5D")))
                .header("Authorization", "Bearer sk_test_merchant1234")
                .header("Stripe-Account", "acct_1")
                .header("Stripe-Version", "2026-07-29.dahlia")
                .header("Idempotency-Key", "k-1")
                .header("User-Agent", "shop/1")
                .header("Accept-Encoding", "gzip")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("ä=b&c=%20\r\n")));

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).isEqualTo("{ \"é\":\n1 }");
    assertThat(answer.headers().firstValue("Request-Id")).hasValue("req_9");
    assertThat(answer.headers().allValues("X-A")).containsExactly("1", "2");
    assertThat(answer.headers().map()).doesNotContainKeys("Matched-Stub-Id", "Server", "Via");
    Receiver.Seen seen = stripe.seen().get(0);
    assertThat(seen.method()).isEqualTo("PATCH");
    assertThat(seen.uri()).hasToString("/v1/charges?created%5Bgte%5D=1&expand%5B%5D=data%20x");
    assertThat(seen.text()).isEqualTo("ä=b&c=%20\r\n");
    assertThat(seen.header("Stripe-Account")).isEqualTo("acct_1");
    assertThat(seen.header("Stripe-Version")).isEqualTo("2026-07-29.dahlia");
    assertThat(seen.header("Idempotency-Key")).isEqualTo("k-1");
    assertThat(seen.header("User-Agent")).isEqualTo("shop/1");
    assertThat(seen.header("Host")).isEqualTo(stripe.uri().getAuthority());
    // Stripe must not compress: a compressed answer could not be recorded.
    assertThat(seen.headers()).doesNotContainKey("Accept-encoding");
  }

  @Test
  void aStripeThatIsAwayIsToldAsSuch() throws IOException {
    stripe.close();

    HttpResponse<String> answer = Caller.send(Caller.paying(network));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).startsWith("the network got no answer from Stripe: ");
    assertThat(network.recorded().get(0).reachedReceiver()).isFalse();
  }

  @Test
  void aStripeWithoutATrustedCertificateIsNotSpokenTo() throws IOException {
    WireMockServer imposter =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort());
    imposter.start();
    imposter.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    URI https = URI.create("https://127.0.0.1:" + imposter.httpsPort());
    try (FaultyNetwork toImposter = FaultyNetwork.start(NetworkConfig.to(https))) {
      assertThat(Caller.send(Caller.paying(toImposter)).statusCode()).isEqualTo(502);
      assertThat(imposter.getAllServeEvents()).isEmpty();
    } finally {
      imposter.stop();
    }
  }

  @Test
  void manyHeldCallsLeaveRoomForOthersAndAreReleasedAtOnce() throws IOException {
    network.apply(Faults.byName("reply-lost"), FaultPlan.every().from(Party.MERCHANT));
    List<CompletableFuture<HttpResponse<String>>> held = held(40);
    Caller.soon().until(() -> stripe.seen().size() == 40);

    var shopper = Caller.paying(network).setHeader("Authorization", "Bearer pk_test_1");
    assertThat(Caller.send(shopper).statusCode()).isEqualTo(200);
    assertThat(held).noneMatch(CompletableFuture::isDone);
    long start = System.nanoTime();
    network.clearFaults();

    assertThat(held).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(200);
  }

  @Test
  void closingReleasesWhatIsHeldAndLeavesNoThread() throws Exception {
    new Courier(null); // its client is there for the whole JVM
    ThreadGroup group = new ThreadGroup("network under test");
    FaultyNetwork[] started = new FaultyNetwork[1];
    Thread starting =
        new Thread(group, () -> started[0] = FaultyNetwork.start(NetworkConfig.to(stripe.uri())));
    starting.start();
    starting.join();
    network.close();
    network = started[0];
    network.apply(Faults.byName("request-lost"), FaultPlan.every());
    List<CompletableFuture<HttpResponse<String>>> held = held(20);
    Caller.soon().until(() -> network.recorded().size() == 20);
    assertThat(group.activeCount()).isGreaterThan(20);
    long start = System.nanoTime();

    network.close();

    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
    assertThat(held).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
    Caller.soon().until(() -> group.activeCount() == 0);
    assertThatThrownBy(() -> Caller.send(Caller.paying(network)))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void closingEndsADeliveryThatTheMerchantNeverAnswers() throws Exception {
    try (Receiver merchant = Receiver.merchant()) {
      merchant.answers(seen -> never());
      network.deliverTo(merchant.uri());
      var event = Caller.sending(Caller.event(network, Caller.event("evt_1", "x")));
      Caller.soon().until(() -> merchant.seen().size() == 1);
      long start = System.nanoTime();

      network.close();

      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
      Caller.soon().until(event::isDone);
    }
  }

  @Test
  void aMerchantThatIsDownIsADeliveryThatFailedAndStandsInTheRecord() throws IOException {
    URI gone = URI.create("http://127.0.0.1:" + closedPort() + "/hook");
    network.deliverTo(gone);

    HttpResponse<String> told =
        Caller.send(Caller.event(network, Caller.event("evt_1", "payment_intent.succeeded")));

    assertThat(told.statusCode()).isEqualTo(502);
    assertThat(told.body()).startsWith("the merchant gave no answer: java.net.ConnectException");
    Exchange delivery = network.recorded().get(0);
    assertThat(delivery.to()).isEqualTo(Party.MERCHANT);
    assertThat(delivery.path()).isEqualTo("/hook");
    assertThat(delivery.status()).isEqualTo(502);
    assertThat(delivery.responseBody()).startsWith("the merchant gave no answer");
    assertThat(delivery.reachedReceiver()).isFalse();
  }

  private static int closedPort() {
    try (Receiver closed = Receiver.merchant()) {
      return closed.uri().getPort();
    }
  }

  @Test
  void anAnswerWithoutABodyPasses() throws IOException {
    stripe.answers(seen -> Receiver.Answer.of(204, ""));

    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(204);
    assertThat(network.recorded().get(0).responseBody()).isEmpty();
  }

  @Test
  void nobodyChangesWhatPassesThroughTheDoorOfWireMock() throws IOException {
    var door = network.stripeUri().resolve("/__admin/mappings/reset");

    assertThat(Caller.send(Caller.post(door, "")).statusCode()).isEqualTo(401);
    assertThat(Caller.send(Caller.paying(network)).statusCode()).isEqualTo(200);
  }

  @Test
  void startsWhereItIsTold() {
    int port = network.stripeUri().getPort();
    network.close();

    network = FaultyNetwork.start(NetworkConfig.to(stripe.uri()).withPort(port));

    assertThat(network.stripeUri()).hasToString("http://127.0.0.1:" + port);
    assertThat(network.webhookUri()).hasToString(network.stripeUri() + "/_network/webhooks");
  }

  @Test
  void tellsThatAPortIsTaken() {
    int taken = network.stripeUri().getPort();

    assertThatThrownBy(() -> FaultyNetwork.start(NetworkConfig.to(stripe.uri()).withPort(taken)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("port (%d) of 127.0.0.1 must be free; 0 takes any that is", taken);
  }

  @Test
  void refusesAddressesPortsAndSecretsThatCannotBe() {
    assertThatThrownBy(() -> NetworkConfig.to(URI.create("ftp://stripe")))
        .hasMessageStartingWith("stripe (ftp://stripe) must be an absolute http or https address");
    assertThatThrownBy(() -> NetworkConfig.to(stripe.uri()).withPort(70_000))
        .hasMessage("port (70000) must be between 0 and 65535");
    assertThatThrownBy(() -> network.deliverTo(URI.create("/hooks")))
        .hasMessageStartingWith("merchantWebhook (/hooks) must be an absolute");
    assertThatThrownBy(() -> network.signWith("sk_test_51AbcDEFghij"))
        .hasMessageStartingWith("the signing secret must start with whsec_")
        .hasMessageNotContaining("51Abc");
    assertThat(NetworkConfig.to(stripe.uri()).signWith("whsec_abcdefghij").toString())
        .doesNotContain("abcdefghij");
  }

  private List<CompletableFuture<HttpResponse<String>>> held(int calls) {
    return IntStream.range(0, calls)
        .mapToObj(i -> Caller.sending(Caller.paying(network).timeout(Duration.ofSeconds(60))))
        .collect(ArrayList::new, List::add, List::addAll);
  }

  private static Receiver.Answer never() {
    try {
      new java.util.concurrent.CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Receiver.Answer.of(200, "");
  }
}
