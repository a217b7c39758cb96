package testmode.shims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.front.HttpsFront;
import testmode.node.Node;

/** Clients that are not Java's reach the front; skipped, with the reason, where one is missing. */
class FrontClientsTest {
  private final StripeStub stub = new StripeStub("pi_front");
  private final List<String> told = new CopyOnWriteArrayList<>();
  private @TempDir Path folder;
  private HttpsFront front;

  @BeforeEach
  void start() {
    front = HttpsFront.start(stub.base(), 0, folder, InstantSource.system(), told::add);
  }

  @AfterEach
  void stop() {
    front.close();
    stub.close();
  }

  @Test
  void stripesLibraryForNodeTakesItForStripe() throws IOException, InterruptedException {
    Node.with("shims");

    App app =
        App.run(
            Path.of("target/node/shims"),
            Map.of(
                "NODE_EXTRA_CA_CERTS",
                front.certificate().toString(),
                "FRONT_PORT",
                String.valueOf(front.port())),
            List.of("node", "app.js", "front"));

    assertThat(app.out()).isEqualTo("front pi_front\n");
    assertThat(stub.calls()).containsExactly("POST /v1/payment_intents/pi_front");
    assertThat(told).isEmpty();
  }

  @Test
  void stripesLibraryForJavaPassesItAsAProxy() {
    Path store = folder.resolve("testmode-ca.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    String trust = "-importcert -noprompt -alias testmode -storepass testmode";
    List<String> importing = new ArrayList<>(List.of(keytool));
    importing.addAll(List.of(trust.split(" ")));
    importing.addAll(List.of("-file", front.certificate().toString()));
    importing.addAll(List.of("-keystore", store.toString()));
    App imported = App.run(folder, Map.of(), importing);
    assertThat(imported.code()).as(imported.out()).isZero();

    App app =
        App.run(
            Path.of("."),
            Map.of(),
            JavaApp.command(
                List.of(
                    "-Djavax.net.ssl.trustStore=" + store,
                    "-Djavax.net.ssl.trustStorePassword=testmode",
                    "-Dhttps.proxyHost=127.0.0.1",
                    "-Dhttps.proxyPort=" + front.port()),
                "front",
                "live"));

    assertThat(app.out()).startsWith("front pi_front\nlive ").contains("a call with a live key");
    assertThat(stub.calls()).containsExactly("GET /v1/payment_intents/pi_front");
  }

  @Test
  void curlPassesItAsAProxyAndAsStripe() {
    Map<String, String> proxy = Map.of("HTTPS_PROXY", "http://127.0.0.1:" + front.port());
    String direct = "api.stripe.com:443:127.0.0.1:" + front.port();

    App asProxy = curl(proxy);
    App asStripe = curl(Map.of(), "--connect-to", direct);

    assertThat(List.of(asProxy.out(), asStripe.out()))
        .containsOnly("{\"id\": \"pi_front\", \"object\": \"payment_intent\"}");
    assertThat(stub.asked())
        .hasSize(2)
        .allSatisfy(
            asked ->
                assertThat(asked.headers())
                    .containsEntry("Authorization", "Basic c2tfdGVzdF9tZTo=")
                    .containsEntry("Host", "api.stripe.com"));
  }

  private App curl(Map<String, String> environment, String... more) {
    assumeTrue(Programs.isOnPath("curl"), "curl is not on the PATH");
    List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-u", "sk_test_me:"));
    command.addAll(List.of("--cacert", front.certificate().toString()));
    command.addAll(List.of(more));
    command.add("https://api.stripe.com/v1/payment_intents/pi_front");
    App curl = App.run(Path.of("."), environment, command);
    assertThat(curl.code()).as(curl.err()).isZero();
    return curl;
  }
}
