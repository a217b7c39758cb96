package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.NotUpException;
import testmode.driver.mapping.MappingFile;
import testmode.driver.settings.Settings;
import testmode.driver.web.TinyServer;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

class RunsAccountTest {

  private static final String MAPPING =
      """
      merchant: {name: other, baseUrl: "http://127.0.0.1:1"}
      KEYS
      flows:
        server-confirm:
          createPayment: {steps: [{request: {method: POST, path: /pay, json: {total: "${scenario.minor}"}}}]}
      operations:
        orderStatus: {steps: [{request: {method: GET, path: /order}, extract: {state: {json: /state}}}], states: {paid: done}}
      """;

  private final StripeSimulator simulator = StripeSimulator.start(SimulatorConfig.defaults());
  private final TinyServer deaf = new TinyServer();

  @AfterEach
  void close() {
    simulator.close();
    deaf.close();
  }

  private static void require(URI stripe, String keys) {
    MappingFile mapping =
        MappingFile.parse("other.yaml", MAPPING.replace("KEYS\n", keys + "\n"), Map.of());
    RunsAccount.require(stripe, keysOfTheRun(), mapping);
  }

  private static Settings.Keys keysOfTheRun() {
    return new Settings.Keys("sk_test_ofthisrun", "pk_test_ofthisrun", null);
  }

  @Test
  void anAppInAnotherAccountIsNotPlayedWith() {
    assertThatThrownBy(() -> require(simulator.baseUri(), "keys: {secret: sk_test_elsewhere}"))
        .isInstanceOf(NotUpException.class)
        .hasMessageContainingAll(
            "other is not played with: the key in its mapping file (sk_test_****here) is of another"
                + " account than STRIPE_SECRET_KEY (sk_test_****srun)",
            "${stripe.secretKey}");
  }

  @Test
  void anAppWithTheRunsKeyOrNoneIsPlayedWith() {
    assertThatCode(() -> require(simulator.baseUri(), "keys: {secret: sk_test_ofthisrun}"))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> require(simulator.baseUri(), "health: {request: {method: GET, path: /health}}"))
        .doesNotThrowAnyException();
  }

  @Test
  void aKeyThatMayNotAskForItsAccountIsLetPass() {
    deaf.on("GET /v1/account", 403, "{\"error\": {\"type\": \"invalid_request_error\"}}");
    assertThatCode(() -> require(deaf.uri(), "keys: {secret: rk_test_narrow}"))
        .doesNotThrowAnyException();
  }
}
