package testmode.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.Aside;
import testmode.driver.assembly.Ports;
import testmode.driver.web.TinyServer;

class HttpsFrontTest {
  private final TinyServer network = new TinyServer();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private @TempDir Path folder;
  private HttpsFront front;

  @BeforeEach
  void start() {
    front = front(network.uri());
  }

  private HttpsFront front(URI to) {
    return HttpsFront.start(to, 0, folder, InstantSource.system(), told::add);
  }

  @AfterEach
  void stop() {
    front.close();
    network.close();
  }

  private HttpClient.Builder trusting() throws Exception {
    return HttpClient.newBuilder()
        .sslContext(Trust.in(front.certificate()))
        .version(HttpClient.Version.HTTP_1_1);
  }

  /** One that obeys HTTPS_PROXY. */
  private HttpClient proxied() throws Exception {
    return trusting()
        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", front.port())))
        .build();
  }

  private static HttpRequest payment(String key) {
    return HttpRequest.newBuilder(URI.create("https://api.stripe.com/v1/payment_intents?a=b%20c"))
        .header("Authorization", "Bearer " + key)
        .header("Idempotency-Key", "order-1")
        .POST(BodyPublishers.ofString("amount=4000&currency=eur"))
        .build();
  }

  @Test
  void whatArrivesThroughTheProxyGoesOnUnchanged() throws Exception {
    network.on(
        "POST /v1/payment_intents",
        asked -> new TinyServer.Reply(402, "{\"declined\": true}", Map.of("Request-Id", "req_1")));

    HttpResponse<String> answer = proxied().send(payment("sk_test_1"), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).isEqualTo("{\"declined\": true}");
    assertThat(answer.headers().firstValue("Request-Id")).hasValue("req_1");
    TinyServer.Asked asked = network.last();
    assertThat(asked.query()).isEqualTo("a=b%20c");
    assertThat(asked.body()).isEqualTo("amount=4000&currency=eur");
    assertThat(asked.headers())
        .containsEntry("Authorization", "Bearer sk_test_1")
        .containsEntry("Idempotency-key", "order-1")
        .containsEntry("Host", "api.stripe.com");
    assertThat(told).isEmpty();
  }

  @Test
  void whoeverTakesItForStripeSpeaksTlsWithItDirectly() throws Exception {
    network.on("GET /v1/balance", 200, "{}");
    URI direct = URI.create("https://localhost:" + front.port() + "/v1/balance");

    HttpClient client = trusting().build();
    for (int call = 0; call < 3; call++) {
      assertThat(client.send(HttpRequest.newBuilder(direct).build(), BodyHandlers.ofString()))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(200);
    }

    assertThat(network.lines()).hasSize(3);
  }

  @Test
  void anAnswerBrokenOffOnTheNetworkIsBrokenOffForTheApp() throws Exception {
    network.on("POST /v1/payment_intents", asked -> null);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> proxied().send(payment("sk_test_1"), BodyHandlers.ofString()));
  }

  @Test
  void aLiveKeyIsNeverHandedOn() throws Exception {
    network.on("POST /v1/payment_intents", 200, "{}");

    HttpResponse<String> bearer = proxied().send(payment("sk_live_12"), BodyHandlers.ofString());
    HttpRequest user =
        HttpRequest.newBuilder(URI.create("https://api.stripe.com/v1/balance"))
            .header("Authorization", "Basic cmtfbGl2ZV8xMjM6")
            .build();
    HttpResponse<String> basic = proxied().send(user, BodyHandlers.ofString());

    assertThat(List.of(bearer.statusCode(), basic.statusCode())).containsOnly(403);
    assertThat(bearer.body()).contains("a call with a live key was refused before it was sent");
    assertThat(network.lines()).isEmpty();
    assertThat(told).hasSize(2).allMatch(line -> !line.contains("_live_"));
  }

  @Test
  void otherHostsAreRefusedByName() throws Exception {
    String tunnel = raw("CONNECT bank.example.com:443 HTTP/1.1\r\nHost: bank.example.com\r\n\r\n");
    String port = raw("CONNECT api.stripe.com:22 HTTP/1.1\r\n\r\n");
    String plain = raw("GET http://shop.example.com/a?token=x HTTP/1.1\r\n\r\n");
    String nonsense = raw("hello\r\n\r\n");

    assertThat(tunnel)
        .startsWith("HTTP/1.1 403 Forbidden\r\n")
        .contains("CONNECT bank.example.com:443 is refused: this proxy connects to port 443 of");
    assertThat(port).startsWith("HTTP/1.1 403 Forbidden\r\n").contains("api.stripe.com:22");
    assertThat(plain).startsWith("HTTP/1.1 400 Bad Request\r\n").doesNotContain("token");
    assertThat(nonsense).startsWith("HTTP/1.1 400 Bad Request\r\n");
    assertThat(told).hasSize(3);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", front.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      in.transferTo(answer);
      return answer.toString(StandardCharsets.US_ASCII);
    }
  }

  @Test
  void aClientThatDoesNotTrustItIsToldOf() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    URI direct = URI.create("https://localhost:" + front.port() + "/");

    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(
            () -> stranger.send(HttpRequest.newBuilder(direct).build(), BodyHandlers.ofString()));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(told).anyMatch(line -> line.contains("does it trust the cert")));
  }

  @Test
  void aNetworkThatIsNotUpIsNamed() throws Exception {
    int nobody = Ports.free();
    try (HttpsFront lonely = front(URI.create("http://127.0.0.1:" + nobody))) {
      URI direct = URI.create("https://localhost:" + lonely.port() + "/v1/balance");
      HttpResponse<String> answer =
          trusting().build().send(HttpRequest.newBuilder(direct).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("nothing listens at 127.0.0.1:" + nobody);
      assertThat(told).contains("nothing listens at 127.0.0.1:" + nobody);
    }
  }

  @Test
  void onlyALoopbackNetworkIsAccepted() {
    for (String address :
        List.of("https://127.0.0.1:1", "http://api.stripe.com", "http://127.0.0.1:1/v1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> front(URI.create(address)))
          .withMessageContaining("(" + address + ") must be http to a loopback address");
    }
  }

  @Test
  void closingBreaksOffWhatIsUnderWay() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      front.close();
      front = front(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      SSLSocketFactory trusting = Trust.in(front.certificate()).getSocketFactory();
      try (Socket client = trusting.createSocket("127.0.0.1", front.port())) {
        client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(10));
        client.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
        try (Socket arrived = silent.accept()) {
          assertThat(arrived.getInputStream().read()).isEqualTo('G');
          Aside.run(front::close).get(30, TimeUnit.SECONDS);

          assertThatExceptionOfType(SocketException.class)
              .isThrownBy(() -> client.getInputStream().read());
        }
      }
    }
  }
}
