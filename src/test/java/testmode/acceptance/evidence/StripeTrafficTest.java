package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import testmode.driver.gate.Trouble;

class StripeTrafficTest {

  @Test
  void saysNoneRatherThanNothing() {
    assertThat(new StripeTraffic(7, 0, Duration.ZERO, List.of()).table())
        .containsExactly(
            Map.entry("Requests to Stripe", "7"),
            Map.entry("Refused for their pace and sent again", "none"),
            Map.entry("Troubles of Stripe", "none"));
  }

  @Test
  void theSameTroubleWithAnotherObjectIsTheSame() {
    List<Trouble> troubles =
        List.of(
            refused("GET /v1/payment_intents/pi_3a1"),
            refused("GET /v1/payment_intents/pi_3b2"),
            refused("POST /v1/payment_intents/pi_3b2/confirm"),
            refused("GET /v1/payment_intents"));

    assertThat(new StripeTraffic(4, 0, Duration.ZERO, troubles).different())
        .containsExactly(
            Map.entry("Stripe answered 401 to GET /v1/payment_intents/...", 2L),
            Map.entry("Stripe answered 401 to POST /v1/payment_intents/.../confirm", 1L),
            Map.entry("Stripe answered 401 to GET /v1/payment_intents", 1L));
  }

  private static Trouble refused(String line) {
    return new Trouble(Trouble.Kind.KEY_REFUSED, "Stripe answered 401 to " + line);
  }
}
