package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.Ability;
import testmode.driver.ScenarioParts;
import testmode.driver.settings.Settings;
import testmode.driver.web.TinyServer;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** A shop whose shoppers pay on Stripe's page, with a simulator in the place of test mode. */
class HostedInTestModeTest {

  private static final String MAPPING =
      """
      merchant: {name: hosted, baseUrl: "APP"}
      keys: {secret: sk_test_night}
      flows:
        shopper-confirm:
          price: {fixed: 1400, unit: minor, currency: usd}
          createPayment:
            steps:
              - request: {method: POST, path: /checkout}
                extract: {payUrl: {header: Location}}
      """;

  @TempDir private Path folder;

  @Test
  void isSkippedWithTheReasonBecauseOnlyABrowserCouldPayThere() throws Exception {
    Path file = folder.resolve("hosted.yaml");
    try (StripeSimulator stripe =
            StripeSimulator.start(SimulatorConfig.defaults().withClock(ClockMode.TICKING));
        TinyServer app = new TinyServer()) {
      Files.writeString(file, MAPPING.replace("APP", app.uri().toString()));
      Settings settings =
          Settings.read(
              Map.of(
                  "testmode.merchant", file.toString(),
                  "testmode.network.port", String.valueOf(FreePort.find()),
                  "testmode.stripe.base", stripe.baseUri().toString()),
              Map.of(
                  "STRIPE_SECRET_KEY", "sk_test_night",
                  "STRIPE_PUBLISHABLE_KEY", "pk_test_night"));
      try (Assembly assembly = Assembly.open(settings);
          ScenarioParts parts = assembly.scenario("hosted", 1)) {
        assertThat(parts.merchant().lacks(Ability.SHOPPER_CONFIRM).orElseThrow())
            .isEqualTo(
                "its shoppers pay on the page that Stripe hosts, which Testmode plays on the"
                    + " simulator only");
      }
    }
  }
}
