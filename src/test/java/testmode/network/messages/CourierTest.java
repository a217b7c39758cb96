package testmode.network.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events to a merchant whose certificate nobody vouches for. */
class CourierTest {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] EVENT = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void aCertificateOfTheMerchantsOwnIsTakenByWhoWasToldToTrustIt() throws Exception {
    SSLContext tls = ownCertificate();
    AtomicReference<String> heard = new AtomicReference<>();
    HttpsServer merchant =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    merchant.setHttpsConfigurator(new HttpsConfigurator(tls));
    merchant.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            heard.set(
                exchange.getRequestHeaders().getFirst("Stripe-Signature")
                    + " "
                    + new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
          }
        });
    merchant.start();
    URI receiver = URI.create("https://127.0.0.1:" + merchant.getAddress().getPort() + "/hook");
    HttpHeaders headers = new HttpHeaders(new HttpHeader("Stripe-Signature", "t=1,v1=a"));
    try {
      Courier.Outcome refused = new Courier(null).handOver(receiver, headers, EVENT);
      assertThat(refused.answered()).isFalse();
      assertThat(heard).hasValue(null);

      Courier.Outcome taken = new Courier(tls).handOver(receiver, headers, EVENT);

      assertThat(taken.answered()).isTrue();
      assertThat(taken.answer().status()).isEqualTo(202);
      assertThat(heard).hasValue("t=1,v1=a {\"type\":\"ping\"}");
    } finally {
      merchant.stop(0);
    }
  }

  /** Serves with a key of its own, and trusts it. */
  private SSLContext ownCertificate() throws Exception {
    Path store = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String line =
        "-genkeypair -alias shop -keyalg EC -dname CN=shop.test -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -storepass changeit -keystore";
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.add(0, keytool);
    words.add(store.toString());
    Process made = new ProcessBuilder(words).redirectErrorStream(true).start();
    made.getInputStream().readAllBytes();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("shop", keys.getCertificate("shop"));
    TrustManagerFactory others =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }
}
