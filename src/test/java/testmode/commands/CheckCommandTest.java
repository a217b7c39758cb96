package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.assembly.Ports;
import testmode.driver.web.TinyServer;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

class CheckCommandTest {
  private final Console console = new Console();

  @Test
  void saysFirstWhatWouldBeRun() {
    console.settings(Map.of("testmode.seed", "20417"), Map.of());

    assertThat(console.run("check")).isZero();
    assertThat(console.out())
        .isEqualToIgnoringNewLines("Testmode: simulator mode, merchant reference-shop, seed 20417");
  }

  @Test
  void refusesBadSettingsOneSentenceEach() {
    console.settings(
        Map.of("testmode.sed", "1", "testmode.slow", "2"),
        Map.of("STRIPE_SECRET_KEY", "sk_live_51AbCdEfGhIjKlMnOp"));

    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.err().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("STRIPE_SECRET_KEY holds a live key (sk_live_****MnOp)"));
    assertThat(console.out()).isEmpty();
  }

  @Test
  void saysOnWhichAccountOfTestModeARunWouldPlay() {
    try (StripeSimulator stripe = StripeSimulator.start(SimulatorConfig.defaults())) {
      console.settings(testMode(stripe.baseUri()), keys("sk_test_night", "pk_test_night"));

      assertThat(console.run("check")).isZero();
      assertThat(console.out().lines())
          .hasSize(5)
          .first()
          .asString()
          .matches(
              "Testmode: test mode at http://127\\.0\\.0\\.1:\\d+, account acct_\\w+,"
                  + " merchant reference-shop, seed \\d+");
      assertThat(console.out())
          .contains("  API version      " + Stripe.API_VERSION)
          .contains("  publishable key  pk_test_****, of the same account")
          .doesNotContain("night");
    }
  }

  @Test
  void namesAllThatTheKeysLackAtOnce() {
    try (StripeSimulator stripe = StripeSimulator.start(SimulatorConfig.defaults())) {
      console.settings(testMode(stripe.baseUri()), keys("sk_test_invalid", "pk_test_expired"));

      assertThat(console.run("check")).isEqualTo(2);
      assertThat(console.err().lines())
          .hasSize(2)
          .allMatch(line -> line.contains("is refused") && line.contains("/test/apikeys"));
    }
  }

  @Test
  void aStripeThatDoesNotAnswerIsNobodysBadInput() throws IOException {
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free());
    console.settings(testMode(nowhere), keys("sk_test_night", "pk_test_night"));

    assertThat(console.run("check")).isEqualTo(3);
    assertThat(console.out()).startsWith("Testmode: test mode at " + nowhere + ", merchant");
    assertThat(console.err())
        .startsWith("NO VERDICT, exit code 3: Stripe cannot be asked at " + nowhere + ": no answer")
        .contains("nothing listens there");
    assertThat(console.err().lines()).hasSize(1);
  }

  private static Map<String, String> testMode(URI stripe) {
    return Map.of("testmode.stripe.base", stripe.toString());
  }

  private static Map<String, String> keys(String secret, String publishable) {
    return Map.of("STRIPE_SECRET_KEY", secret, "STRIPE_PUBLISHABLE_KEY", publishable);
  }

  @Test
  void refusesAMappingFileWithTheLineOfEachMistake(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my-shop.yaml"), "merchant:\n  nmae: my-shop\n");
    console.settings(Map.of("testmode.merchant", file.toString()), Map.of());

    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.err()).contains("my-shop.yaml:2: ").doesNotContain("\tat ");
  }

  @Test
  void findsThatTheNetworksPortIsTaken(@TempDir Path folder) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      console.settings(
          Map.of("testmode.merchant", runningApp(folder), "testmode.network.port", port), Map.of());

      assertThat(console.run("check")).isEqualTo(2);
      assertThat(console.err()).contains("choose another with -Dtestmode.network.port");
    }
  }

  @Test
  void aRunningAppHasToKnowWhereTheNetworkIs(@TempDir Path folder) throws IOException {
    console.settings(Map.of("testmode.merchant", runningApp(folder)), Map.of());

    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.err()).startsWith("testmode.network.port must be given with my-shop:");
  }

  @Test
  void aPortForOurOwnShopsIsRefusedBecauseTheyAreMany() {
    console.settings(Map.of("testmode.network.port", "8089"), Map.of());

    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.err()).startsWith("testmode.network.port (8089) is for an app that runs");
  }

  @Test
  void aSimulatorThatDoesNotAnswerIsOneSentence() throws IOException {
    int port = Ports.free();
    console.settings(Map.of("testmode.stripe.base", "http://127.0.0.1:" + port), Map.of());

    assertThat(console.run("check")).isEqualTo(3);
    assertThat(console.err().lines())
        .containsExactly(
            "NO VERDICT, exit code 3: testmode.stripe.base (http://127.0.0.1:%d) is no simulator that"
                    .formatted(port)
                + " answers: GET /_testmode/clock gave no answer: nothing listens on port %d. Start"
                    .formatted(port)
                + " one there (java -jar target/testmode.jar simulator), or leave"
                + " testmode.stripe.base out for the embedded one.");
  }

  @Test
  void aStripeWithoutAClockIsNoSimulator() {
    try (TinyServer other = new TinyServer()) {
      console.settings(Map.of("testmode.stripe.base", other.uri().toString()), Map.of());

      assertThat(console.run("check")).isEqualTo(3);
      assertThat(console.err()).contains("GET /_testmode/clock was answered with 404.");
    }
  }

  @Test
  void aSimulatorThatAnswersKeepsNothingOfTheQuestion() {
    try (TinyServer simulator =
        new TinyServer()
            .on("GET /_testmode/clock", 200, "{\"now_millis\": 1}")
            .on("DELETE /_testmode/account", 200, "{}")) {
      console.settings(Map.of("testmode.stripe.base", simulator.uri().toString()), Map.of());

      assertThat(console.run("check")).isZero();
      assertThat(simulator.lines())
          .containsExactly("GET /_testmode/clock", "DELETE /_testmode/account");
    }
  }

  @Test
  void anAppThatIsNotUpIsOneSentence(@TempDir Path folder) throws IOException {
    String port = String.valueOf(Ports.free());
    console.settings(
        Map.of("testmode.merchant", runningApp(folder), "testmode.network.port", port), Map.of());

    assertThat(console.run("check")).isEqualTo(3);
    assertThat(console.err().lines())
        .containsExactly(
            "NO VERDICT, exit code 3: reference shop is not up at http://127.0.0.1:4: GET /health"
                + " gave no answer: nothing listens on port 4. Start it, with Stripe's base set to"
                + " http://127.0.0.1:"
                + port
                + ".");
  }

  /** The sample mapping, as of an app that somebody started. */
  private static String runningApp(Path folder) throws IOException {
    String sample = Files.readString(Path.of("fixtures/merchants/reference-shop.yaml"));
    String running = sample.replace("launch: reference", "baseUrl: http://127.0.0.1:4");
    return Files.writeString(folder.resolve("my-shop.yaml"), running).toString();
  }
}
