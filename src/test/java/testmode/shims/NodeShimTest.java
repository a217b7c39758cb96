package testmode.shims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import testmode.node.Node;

/** Skipped, with the reason, where Node or Stripe's package cannot be had. */
class NodeShimTest {
  private static final Path SHIM = Path.of("src/shims/node/stripe-redirect.cjs").toAbsolutePath();
  private static final Path FOLDER = Path.of("target/node/shims");

  /** What the shim names, as the lock file pins it. */
  private static final String LIBRARY = "stripe-node 22.5.0";

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Node.with("shims");
  }

  @Test
  void everyWayToCallStripeLeadsToTheNetworkAndNothingElseDoes() {
    try (StripeStub stub =
            new StripeStub("pi_cjs", "pi_again", "pi_esm", "pi_fetch", "pi_agent", "pi_named");
        StripeStub other = new StripeStub("pi_other")) {
      App app =
          started(
              Map.of("TESTMODE_STRIPE_BASE", stub.base() + "/", "OTHER", other.base().toString()),
              "commonjs again esm fetch agent named other".split(" "));

      assertThat(app.out())
          .isEqualTo(
              """
              commonjs pi_cjs
              again pi_again
              esm pi_esm
              fetch pi_fetch
              agent pi_agent
              named 200
              other 200
              """);
      assertThat(other.calls()).containsExactly("GET /v1/payment_intents/pi_other");
      assertThat(stub.calls())
          .containsExactly(
              "GET /v1/payment_intents/pi_cjs",
              "POST /v1/payment_intents/pi_again",
              "POST /v1/payment_intents/pi_again",
              "GET /v1/payment_intents/pi_esm",
              "POST /v1/payment_intents/pi_fetch",
              "GET /v1/payment_intents/pi_agent",
              "GET /v1/payment_intents/pi_named");
      assertThat(stub.asked().get(1).body()).isEqualTo("description=opens%20the%20connection");
      assertThat(app.err()).isEqualTo("testmode: " + LIBRARY + " → " + stub.base() + "\n");
    }
  }

  @Test
  void aLiveKeyIsNeverSent() {
    try (StripeStub stub = new StripeStub("pi_live")) {
      App app =
          started(Map.of("TESTMODE_STRIPE_BASE", stub.base().toString()), "live", "live-fetch");

      assertThat(app.out().lines())
          .hasSize(2)
          .allMatch(line -> line.contains("a call with a live key was refused before it was sent"));
      assertThat(app.out() + app.err()).doesNotContain("1234");
      assertThat(stub.calls()).isEmpty();
    }
  }

  @Test
  void anAddressThatIsMissingOrNotThisMachinesEndsTheAppBeforeItStarts() {
    App missing = started(Map.of(), "commonjs");
    App far = started(Map.of("TESTMODE_STRIPE_BASE", "http://127.0.0.1.example.com"), "commonjs");

    assertThat(List.of(missing.code(), far.code())).containsOnly(2);
    assertThat(missing.out() + far.out()).isEmpty();
    assertThat(missing.err()).startsWith("testmode: TESTMODE_STRIPE_BASE is not set; it must be");
    assertThat(far.err())
        .startsWith("testmode: TESTMODE_STRIPE_BASE (http://127.0.0.1.example.com) must be http");
  }

  private static App started(Map<String, String> environment, String... ways) {
    List<String> command = new ArrayList<>(List.of("node", "--require", SHIM.toString(), "app.js"));
    command.addAll(List.of(ways));
    return App.run(FOLDER, environment, command);
  }
}
