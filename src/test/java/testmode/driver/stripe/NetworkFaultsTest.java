package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;
import testmode.network.FaultyNetwork;
import testmode.network.NetworkConfig;

/** What a target of the scenarios' words is, and what it is not, on the way to Stripe. */
class NetworkFaultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final TinyServer stripe = new TinyServer();
  private final FaultyNetwork network = FaultyNetwork.start(NetworkConfig.to(stripe.uri()));
  private final NetworkFaults faults = new NetworkFaults(network);
  private final Web web = new Web();

  @AfterEach
  void close() {
    network.close();
    stripe.close();
  }

  private boolean struck(Target target, String key, String method, String path)
      throws Web.NoAnswerException {
    faults.apply("refused-429", target, Span.EVERY_ATTEMPT);
    Map<String, String> shown = key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
    String body = method.equals("GET") ? null : "cardNumber=1";
    URI uri = URI.create(network.stripeUri() + path);
    return web.send(method, uri, shown, body, LIMIT).status() == 429;
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/payment_intents/pi_1/confirm, pk_test_a, true",
    "POST, /v1/payment_intents/pi_1/confirm, sk_test_a, false",
    "GET, /v1/payment_intents/pi_1, pk_test_a, false",
    "GET, /c/pay/cs_test_1?merchant=a, , false",
    "POST, /c/pay/cs_test_1?merchant=a, , false",
    "POST, /v1/payment_pages/cs_test_1/confirm, pk_test_a, false",
    "POST, /3ds/challenge/confirm, , false",
  })
  void theShoppersConfirmationIsStripeJssAndNoPageTraffic(
      String method, String path, String key, boolean struck) throws Exception {
    assertThat(struck(Target.SHOPPER_CONFIRMATION, key, method, path)).isEqualTo(struck);
  }

  @ParameterizedTest
  @CsvSource({
    "MERCHANT_PAYMENT, POST, /v1/payment_intents, sk_test_a, true",
    "MERCHANT_PAYMENT, POST, /v1/checkout/sessions, sk_test_a, true",
    "MERCHANT_PAYMENT, POST, /v1/checkout/sessions/cs_test_1/expire, sk_test_a, false",
    "MERCHANT_PAYMENT, GET, /v1/checkout/sessions/cs_test_1, sk_test_a, false",
    "MERCHANT_PAYMENT, POST, /c/pay/cs_test_1, , false",
    "MERCHANT_READ, GET, /v1/checkout/sessions/cs_test_1, sk_test_a, true",
    "MERCHANT_READ, GET, /v1/payment_intents/pi_1, sk_test_a, true",
    "MERCHANT_READ, GET, /c/pay/cs_test_1, , false",
  })
  void theMerchantsPaymentIsAlsoTheOpeningOfASession(
      Target target, String method, String path, String key, boolean struck) throws Exception {
    assertThat(struck(target, key, method, path)).isEqualTo(struck);
  }

  @ParameterizedTest
  @CsvSource({
    "checkout.session.completed, true",
    "payment_intent.succeeded, false",
  })
  void thePaidEventIsTheOneByWhichTheMerchantLearnsIt(String type, boolean struck)
      throws Exception {
    TinyServer merchant = new TinyServer().on("POST /hook", 200, "");
    network.deliverTo(URI.create(merchant.uri() + "/hook"));
    new NetworkFaults(network, "checkout.session.completed")
        .apply("event-dropped", Target.PAID_EVENT, Span.EVERY_ATTEMPT);
    String event = "{\"id\": \"evt_1\", \"type\": \"" + type + "\"}";

    web.send("POST", network.webhookUri(), Map.of(), event, LIMIT);

    assertThat(merchant.asked().isEmpty()).isEqualTo(struck);
    merchant.close();
  }
}
