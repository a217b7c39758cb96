package testmode.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;
import testmode.simulator.Wire;
import testmode.simulator.properties.Tries;

/**
 * What is no HTTP gets a refusal or a closed connection, in time, and harms nobody else; what is
 * HTTP in an unusual form is answered as ever.
 */
@Timeout(120)
final class BrokenHttpTest {
  private static final String KEY = "Host: x\r\nAuthorization: Bearer sk_test_broken\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String GOOD = "GET /v1/customers HTTP/1.1\r\n" + KEY + "\r\n";
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /**
   * The statuses that come back for these bytes, until the connection is closed or falls silent.
   */
  private static List<Integer> sent(byte[] bytes) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    try (RawConnection connection = new RawConnection(simulator.baseUri())) {
      connection.send(bytes);
      connection.finish();
      while (true) {
        statuses.add(connection.read(false).status());
      }
    } catch (EOFException | SocketException closed) {
      return statuses;
    }
  }

  private static List<Integer> sent(String text) throws IOException {
    return sent(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String post(String headers, String body) {
    return "POST /v1/customers HTTP/1.1\r\n" + KEY + FORM + headers + "\r\n" + body;
  }

  private static void stillServes() {
    Wire wire = Wire.bearer(simulator, "sk_test_broken");
    assertThat(wire.get("/v1/balance").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "GET /v1/customers\r\n\r\n",
        "GET /v1/customers HTTP/9.9\r\n\r\n",
        "GET  /v1/customers  HTTP/1.1\r\n\r\n",
        "GET /v1/a b HTTP/1.1\r\n\r\n",
        "GET http://[::1 HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n",
        "CONNECT api.stripe.com:443 HTTP/1.1\r\n\r\n",
        "GET /v1/%zz HTTP/1.1\r\n\r\n",
        "GET /v1/\u00e9 HTTP/1.1\r\n\r\n",
        "GET /v1/customers HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /v1/customers HTTP/1.1\r\n: empty\r\n\r\n",
        "GET /v1/customers HTTP/1.1\r\n folded: yes\r\n\r\n",
        "GET /v1/customers HTTP/1.1\r\nX: a\u0000b\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "GET /v1/customers HTTP/1.1\nHost: bare line feeds\n\n"
      })
  void whatIsNoRequestHarmsNobody(String bytes) throws IOException {
    assertThat(sent(bytes)).allMatch(status -> status < 500 || status == 501 || status == 505);
    stillServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 2147483648",
        "Content-Length: five",
        "Content-Length: 1000",
        "Content-Length: 3",
        "Content-Length: 8\r\nContent-Length: 9",
        "Content-Length: 8\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: nonsense"
      })
  void aBodyOfAnotherLengthHarmsNobody(String header) throws IOException {
    assertThat(sent(post(header + "\r\n", "name=Ada")))
        .allMatch(status -> status < 500 || status == 501);
    stillServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nname=Ada\r\n0\r\n\r\n",
        "-8\r\nname=Ada\r\n0\r\n\r\n",
        "7fffffff\r\nname=Ada\r\n0\r\n\r\n",
        "8\r\nname=Ada",
        "8\r\nname=Ada\r\n",
        "8name=Ada0",
        "\r\n"
      })
  void brokenChunksHarmNobody(String body) throws IOException {
    assertThat(sent(post("Transfer-Encoding: chunked\r\n", body))).allMatch(status -> status < 500);
    stillServes();
  }

  @Test
  void manyHeadersAndLongOnesHarmNobody() throws IOException {
    String many = "X-Many: 1\r\n".repeat(5_000);
    String longOne = "X-Long: " + "y".repeat(1 << 20) + "\r\n";
    for (String headers : List.of(many, longOne)) {
      assertThat(sent("GET /v1/customers HTTP/1.1\r\n" + KEY + headers + "\r\n"))
          .allMatch(status -> status < 500);
      stillServes();
    }
  }

  @Test
  void requestsInOnePieceAreAnsweredOneAfterTheOther() throws IOException {
    assertThat(sent(GOOD.repeat(5))).containsExactly(200, 200, 200, 200, 200);
  }

  @Test
  void aClientThatSaysItIsDoneIsStillAnswered() throws IOException {
    String chunks = "4\r\nname\r\n4\r\n=Ada\r\n0\r\n\r\n";
    assertThat(sent(post("Transfer-Encoding: chunked\r\n", chunks))).containsExactly(200);
    assertThat(sent(post("Content-Length: 8\r\n", "name=Ada"))).containsExactly(200);
    assertThat(sent(post("Content-Length: 8\r\nExpect: 100-continue\r\n", "name=Ada")))
        .containsExactly(100, 200);
  }

  @Test
  void whoHangsUpInTheMiddleIsForgotten() throws IOException {
    for (int cut = 1; cut < GOOD.length(); cut += 7) {
      try (RawConnection connection = new RawConnection(simulator.baseUri())) {
        connection.send(GOOD.substring(0, cut).getBytes(StandardCharsets.US_ASCII));
      }
    }
    stillServes();
  }

  @Test
  void bytesWithoutAnyMeaningHarmNobody() throws IOException {
    Tries tries = Tries.of(1, 100);
    Dice dice = new Dice(tries.seed());
    for (int i = 0; i < tries.times(); i++) {
      byte[] bytes = dice.oneIn(2) ? dice.bytes(1 + dice.below(400)) : flipped(dice);
      assertThat(sent(bytes))
          .as("request " + i + ", again: " + tries.again(BrokenHttpTest.class))
          .allMatch(status -> status < 500 || status == 501 || status == 505);
    }
    stillServes();
  }

  private static byte[] flipped(Dice dice) {
    byte[] bytes = post("Content-Length: 8\r\n", "name=Ada").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 4; i++) {
      bytes[dice.below(bytes.length)] ^= (byte) (1 << dice.below(8));
    }
    return bytes;
  }
}
