package testmode.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import testmode.Aside;

class UnpooledHttpClientTest {

  private static final HttpClient CLIENT = UnpooledHttpClient.create();

  /** Keeps every connection open, as a server does that would like to be asked again. */
  private ServerSocket server;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** Takes one connection after the other, sends the same bytes on each and keeps it open. */
  private void answers(String raw) {
    serve(raw, false);
  }

  /** The same, and hangs up. */
  private void breaksOffAfter(String raw) {
    serve(raw, true);
  }

  private void serve(String raw, boolean hangUp) {
    Aside.run(
        () -> {
          try {
            while (true) {
              Socket connection = server.accept();
              connections.add(connection);
              asked.add(head(connection));
              connection.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
              if (hangUp) {
                connection.close();
              }
            }
          } catch (IOException closed) {
            // The test is over.
          }
        });
  }

  private static String head(Socket connection) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = connection.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a%2Fb?c=d%20e"))
        .timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void eachRequestHasAConnectionOfItsOwn() throws Exception {
    answers("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    for (int i = 0; i < 3; i++) {
      assertThat(send(request()).body()).isEqualTo("ok");
    }

    assertThat(connections).hasSize(3);
    assertThat(asked)
        .allMatch(head -> head.startsWith("GET /a%2Fb?c=d%20e HTTP/1.1\r\n"))
        .allMatch(head -> head.contains("\r\nConnection: close\r\n"));
  }

  @Test
  void whatIsSentIsWhatWasSaid() throws Exception {
    answers("HTTP/1.1 204 No Content\r\n\r\n");

    send(
        request()
            .header("Accept", "a")
            .header("Accept", "b")
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(asked.get(0))
        .startsWith("PATCH ")
        .contains("\r\nAccept: a\r\n", "\r\nAccept: b\r\n")
        .contains("\r\nContent-Type: application/json\r\n", "\r\nContent-Length: 2\r\n")
        .doesNotContain("Upgrade", "Expect", "Cookie", "Accept-Encoding");
  }

  @Test
  void theAnswerIsReadAsItIs() throws Exception {
    answers(
        "HTTP/1.1 302 Found\r\nLocation: /else\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

    HttpResponse<String> answer = send(request());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.body()).isEqualTo("abcde");
    assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(send(request()).headers().firstValue("LOCATION")).contains("/else");
    assertThat(connections).hasSize(2);
  }

  @Test
  void nothingIsTriedTwice() {
    breaksOffAfter("");

    assertThatThrownBy(() -> send(request())).isInstanceOf(IOException.class);

    assertThat(connections).hasSize(1);
  }

  @Test
  void anAnswerThatBreaksOffIsNone() {
    breaksOffAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");

    assertThatThrownBy(() -> send(request())).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoHttpIsToldInWords() {
    breaksOffAfter("220 mail.test ESMTP\r\n");

    assertThatThrownBy(() -> send(request()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Invalid protocol version")
        .hasMessageNotContaining("org.apache");
  }

  @Test
  void theLimitCoversTheBodyToo() {
    answers("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");

    assertThatThrownBy(() -> send(request().timeout(Duration.ofMillis(50))))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void whereNobodyListensThatIsSaid() throws Exception {
    HttpRequest.Builder request = request();
    server.close();

    assertThatThrownBy(() -> send(request))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void whoCancelsEndsTheConnection() throws Exception {
    CompletableFuture<HttpResponse<String>> sending =
        CLIENT.sendAsync(request().build(), BodyHandlers.ofString());
    Socket connection = server.accept();
    connections.add(connection);
    head(connection);

    sending.cancel(true);

    connection.setSoTimeout(20_000);
    Awaitility.await().until(() -> ended(connection));
  }

  private static boolean ended(Socket connection) {
    try {
      return connection.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }
}
