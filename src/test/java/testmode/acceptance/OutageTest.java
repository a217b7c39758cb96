package testmode.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.gate.Pace;
import testmode.driver.gate.StripeGate;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;

class OutageTest {

  private final TinyServer stripe =
      new TinyServer().on("GET /v1/good", 200, "{}").on("GET /v1/bad", 503, "{}");
  private final StripeGate gate =
      StripeGate.start(stripe.uri(), new Pace(1_000, Duration.ofMillis(1), 1), Set.of());

  @AfterEach
  void close() {
    gate.close();
    stripe.close();
  }

  private void ask(String path) throws Web.NoAnswerException {
    new Web().send("GET", URI.create(gate.uri() + path), Map.of(), null, Duration.ofSeconds(10));
  }

  @Test
  void onlyTroublesThatWereMetMeanwhileExcuse() throws Exception {
    ask("/v1/bad");
    Outage outage = Outage.since(Optional.of(gate.tally()));
    ask("/v1/good");
    assertThat(outage.excuse(null)).isEmpty();

    ask("/v1/bad");
    ask("/v1/bad");

    AssertionError seen = new AssertionError("unknown");
    assertThat(outage.excuse(seen))
        .hasValueSatisfying(
            excuse -> {
              assertThat(excuse)
                  .hasMessage(
                      "Could not be verified: Stripe answered 503 to GET /v1/bad, the first of 2"
                          + " troubles while it played.");
              assertThat(excuse).hasCause(seen);
            });
    assertThat(outage.gone()).isEmpty();
  }

  @Test
  void theSimulatorIsNoExcuse() {
    Outage none = Outage.since(Optional.empty());

    assertThat(none.excuse(new AssertionError("unknown"))).isEmpty();
    assertThat(none.gone()).isEmpty();
  }
}
