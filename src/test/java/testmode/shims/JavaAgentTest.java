package testmode.shims;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaAgentTest {
  private static final Path AGENT = Path.of("target/testmode-agent.jar").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @Test
  void everyWayToCallStripeLeadsToTheNetworkAndLiveKeysAreNeverSent() {
    try (StripeStub stub = new StripeStub("pi_static", "pi_client", "pi_stubborn")) {
      App app =
          started(
              Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + AGENT + "=" + stub.base()),
              "static client stubborn stubborn-client live live-client".split(" "));

      String refused = "AuthenticationException Testmode's agent refuses this API key";
      assertThat(app.out().lines())
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("static pi_static"),
              line -> assertThat(line).isEqualTo("client pi_client"),
              line -> assertThat(line).isEqualTo("stubborn pi_stubborn"),
              line -> assertThat(line).isEqualTo("stubborn-client pi_stubborn"),
              line -> assertThat(line).startsWith("live " + refused),
              line -> assertThat(line).startsWith("live-client " + refused));
      assertThat(stub.calls()).hasSize(4).allMatch(call -> call.startsWith("GET /v1/payment_int"));
      assertThat(app.err().lines().filter(line -> line.startsWith("testmode: ")))
          .containsExactly("testmode: stripe-java " + Stripe.VERSION + " → " + stub.base());
    }
  }

  @Test
  void theVariableNamesTheAddressWhenTheArgumentDoesNot() {
    try (StripeStub stub = new StripeStub("pi_static")) {
      App app =
          started(
              Map.of(
                  "JAVA_TOOL_OPTIONS",
                  "-javaagent:" + AGENT,
                  "TESTMODE_STRIPE_BASE",
                  stub.base() + "/"),
              "static");

      assertThat(app.out()).isEqualTo("static pi_static\n");
      assertThat(stub.calls()).containsExactly("GET /v1/payment_intents/pi_static");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.stripe.com",
        "http://127.0.0.1.example.com:1",
        "http://127.0.0.1:1/v1"
      })
  void anAddressThatIsNotThisMachinesEndsTheAppBeforeItStarts(String base) {
    App app = started(Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + AGENT + "=" + base), "static");

    assertThat(app.code()).isEqualTo(2);
    assertThat(app.out()).isEmpty();
    assertThat(app.err()).contains("testmode: the agent's argument (" + base + ") must be http");
  }

  @Test
  void withoutAnAddressNothingStarts() {
    App app = started(Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + AGENT), "static");

    assertThat(app.code()).isEqualTo(2);
    assertThat(app.err()).contains("testmode: TESTMODE_STRIPE_BASE is not set; it must be");
  }

  @Test
  void theAgentNeedsNothingButAJdk() throws Exception {
    try (JarFile jar = new JarFile(AGENT.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Class-Path")).isNull();
      assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".class")))
          .isNotEmpty()
          .allMatch(entry -> entry.getName().startsWith("testmode/agent/"));
    }
  }

  private static App started(Map<String, String> environment, String... ways) {
    return App.run(Path.of("."), environment, JavaApp.command(List.of(), ways));
  }
}
