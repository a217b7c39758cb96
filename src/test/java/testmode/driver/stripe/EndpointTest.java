package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.StripeAccess;
import testmode.driver.web.TinyServer;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** An endpoint for an app that was started with its own secret and its own list of events. */
class EndpointTest {
  private static final String OWN = "whsec_ofmyapp";

  private final StripeSimulator stripe = StripeSimulator.start(SimulatorConfig.defaults());
  private final StripeAccess account =
      new StripeAccess(stripe.baseUri(), "sk_test_outside", "pk_test_outside");
  private final TinyServer app = new TinyServer().on("POST /hook", 200, "");
  private final URI hook = URI.create(app.uri() + "/hook");

  @AfterEach
  void close() {
    app.close();
    stripe.close();
  }

  private void pays() throws Exception {
    StripeApiLedger.client(account)
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(4000L)
                .setCurrency("usd")
                .addPaymentMethodType("card")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .build());
  }

  @Test
  void anAppGetsTheEventsThatItWantsSignedWithItsOwnSecret() throws Exception {
    try (Endpoint endpoint =
        Endpoint.create(account, hook, Set.of("payment_intent.succeeded"), OWN)) {
      pays();
      await().until(() -> !app.asked().isEmpty());

      assertThat(endpoint.secret()).isEqualTo(OWN);
      String signature = app.last().headers().get("Stripe-signature");
      assertThat(
              Webhook.constructEvent(app.last().body(), signature, OWN, Long.MAX_VALUE).getType())
          .isEqualTo("payment_intent.succeeded");
      assertThat(app.asked()).hasSize(1);
    }
    StripeClient client = StripeApiLedger.client(account);
    assertThat(client.v1().webhookEndpoints().list().getData()).isEmpty();
  }

  @Test
  void withoutASecretOfTheAppItIsStripes() throws Exception {
    try (Endpoint endpoint = Endpoint.create(account, hook, Set.of(), null)) {
      assertThat(endpoint.secret()).startsWith("whsec_").isNotEqualTo(OWN);
    }
  }

  @Test
  void anEventThatStripeDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> Endpoint.create(account, hook, Set.of("order.shipped"), OWN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no webhook endpoint could be created at Stripe: Invalid enabled_e");
  }
}
